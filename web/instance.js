/** @import {GlueOptions} from '../bindings/engine.js' */

/**
 * An instance of a compiled module by its glue. A further one costs no compiling.
 * @template T
 * @param {(options: GlueOptions) => Promise<T>} create
 * @param {WebAssembly.Module} compiled
 * @returns {Promise<T>}
 */
export const instanceOf = (create, compiled) =>
  new Promise((resolve, reject) => {
    const options = /** @type {GlueOptions} */ ({
      instantiateWasm(imports, ready) {
        WebAssembly.instantiate(compiled, imports).then((instance) => ready(instance, compiled), reject);
        return {}; // the exports come later
      },
    });
    create(options).then(resolve, reject);
  });
