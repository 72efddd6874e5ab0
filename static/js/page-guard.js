// A page that comes back out of the browser's memory may show another person's work: the tablet
// has been handed on since. It is hidden at once and asked for again.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.documentElement.hidden = true;
  document.title = "";
  location.reload();
});
