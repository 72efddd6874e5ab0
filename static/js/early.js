// Fetched ahead of the page, not as a module: what only a tablet without script needs is never
// painted, so that nothing jumps when the behaviours come.
if ("noModule" in document.createElement("script")) {
  document.documentElement.classList.add("has-script");
}
