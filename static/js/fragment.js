// A QR picture brings a secret behind the # of the address, where no server and no log sees it. It is
// put into the field that <form data-fragment="name"> names and sent; the address forgets it.
export function start([form]) {
  const secret = decodeURIComponent(location.hash.slice(1));
  const field = form.elements[form.dataset.fragment];
  if (!/^[\w.-]+$/.test(secret) || secret === "main") return;
  history.replaceState(null, "", location.pathname);
  field.value = secret;
  form.submit();
}
