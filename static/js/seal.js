// Seals a letter, and what was made if anything was, so that only the server can open them. The format
// is in docs/sealed-envelopes.md; app/sync/envelopes.py opens it.
export const canSeal = Boolean(window.crypto?.subtle && window.indexedDB);

export async function seal(letter, picture, { kid, key }) {
  const id = newId();
  const { subtle } = crypto;
  const secret = await subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt"]);
  const oaep = { name: "RSA-OAEP", hash: "SHA-256" };
  const lock = await subtle.importKey("spki", bytes(key), oaep, false, ["wrapKey"]);
  const shut = async (what, part) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const additionalData = utf8(`clog-envelope/1/${kid}/${id}/${part}`);
    return [iv, await subtle.encrypt({ name: "AES-GCM", iv, additionalData }, secret, what)];
  };
  const [iv, words] = await shut(utf8(JSON.stringify(letter)), "letter");
  const k = text(await subtle.wrapKey("raw", secret, lock, oaep));
  const outside = { v: 1, id, kid, k, iv: text(iv), ct: text(words) };
  const envelope = { id, at: Date.now(), picture: null };
  if (picture) {
    const [pictureIv, drawn] = await shut(picture, "picture");
    outside.picture_iv = text(pictureIv);
    envelope.picture = drawn;
  }
  return { ...envelope, outside: JSON.stringify(outside) };
}

const utf8 = (words) => new TextEncoder().encode(words);
const bytes = (words) => Uint8Array.from(atob(words), (one) => one.charCodeAt(0));
const text = (raw) => btoa(Array.from(new Uint8Array(raw), (n) => String.fromCharCode(n)).join(""));

// Version 4 of RFC 9562; older tablets have no crypto.randomUUID.
function newId() {
  const random = crypto.getRandomValues(new Uint8Array(16));
  random[6] = (random[6] & 15) | 64;
  random[8] = (random[8] & 63) | 128;
  const hex = Array.from(random, (n) => n.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
