// Take the reader to what is to be put right.
export function start([first]) {
  first.focus();
}
