// What a tablet keeps while there is no connection: sealed envelopes, and a hand-over that is owed.
// Names of nobody, and nothing that anybody on the tablet can read. What is written lies on the disk
// before it counts; what is "relaxed" may come back after a flat battery, and does no harm then.
export function store(name, mode, work, durability = "strict") {
  return new Promise((done, failed) => {
    const opening = indexedDB.open("outbox", 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("envelopes", { keyPath: "id" });
      opening.result.createObjectStore("owed");
    };
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const base = opening.result;
      const change = base.transaction(name, mode, { durability });
      const asked = work(change.objectStore(name));
      const end = (tell) => () => {
        base.close();
        tell();
      };
      change.oncomplete = end(() => done(asked.result));
      change.onabort = end(() => failed(change.error));
    };
  });
}
