// Where the rail scrolls sideways, the page one is on stands in sight.
export function start([here]) {
  const rail = here.closest("ul");
  rail.scrollLeft = here.offsetLeft - (rail.clientWidth - here.offsetWidth) / 2;
}
