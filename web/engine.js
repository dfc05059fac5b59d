import { instanceOf } from './instance.js';
import { detailOf, Engine } from './session.js';
import { engineModule } from './wasm-modules.js';

/** @import {EngineFailure} from './session.js' */

/**
 * The only file that knows the wasm module. Plain values come out of it; what the module cannot give, for
 * want of the file or because it stopped, comes out as a value too.
 */

/** @returns {Promise<Engine | EngineFailure>} */
export async function openEngine() {
  if (typeof WebAssembly !== 'object') return { reason: 'unsupported', detail: '' };
  try {
    const [{ default: createPagewalk }, compiled] = await Promise.all([import('#engine'), engineModule()]);
    const start = () => instanceOf(createPagewalk, compiled);
    return new Engine(await start(), start);
  } catch (error) {
    return { reason: 'unreachable', detail: detailOf(error) };
  }
}
