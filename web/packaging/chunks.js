/** Put before an embed's entry: fetches and joins the chunks that classic.js made. */
globalThis.pagewalkChunks = (() => {
  const running = () => /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const folder = new URL('./', running()).href;
  const waiting = new Map();
  const scriptAddress = (name) => folder + name;
  const policy = globalThis.trustedTypes?.createPolicy('pagewalk-chunks', { createScriptURL: scriptAddress });
  const slot = (name) => {
    let chunk = waiting.get(name);
    if (!chunk) {
      chunk = {};
      chunk.promise = new Promise((resolve, reject) => Object.assign(chunk, { resolve, reject }));
      waiting.set(name, chunk);
    }
    return chunk;
  };
  return {
    load(name) {
      const chunk = slot(name);
      if (!chunk.asked) {
        chunk.asked = true;
        const script = document.createElement('script');
        script.src = policy ? policy.createScriptURL(name) : scriptAddress(name);
        script.onerror = () => chunk.reject(new Error(name));
        document.head.append(script);
      }
      return chunk.promise;
    },
    define(needs, body) {
      const chunk = slot(running().slice(folder.length));
      chunk.asked = true;
      Promise.all(needs.map((need) => this.load(need)))
        .then(body)
        .then(chunk.resolve, chunk.reject);
    },
  };
})();
