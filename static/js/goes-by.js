// A page that names a child in its address goes by another one in the browser: whoever has the tablet
// next and presses Back is led there. <main data-goes-by="/who">
export function start([page]) {
  history.replaceState(null, "", page.dataset.goesBy);
}
