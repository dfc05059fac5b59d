// The check must be able to fail: each rule is broken once, in a house of two or three files.
import assert from 'node:assert/strict';
import test from 'node:test';
import { breaches } from './rules.js';

const house = {
  'engine/README.md': 'base/ range.{h,cpp}, memory/ region.h, kernel/ fork.h, playback/ session.h',
  'engine/base/range.h': '#include <cstdint>',
  'engine/base/range.cpp': '#include "base/range.h"',
  'engine/memory/region.h': '#include "base/range.h"',
  'engine/kernel/fork.h': '#include "memory/region.h"\n// #include "playback/session.h"',
  'engine/playback/session.h': '#include "kernel/fork.h"',
  'bindings/json.h': '#include "playback/session.h"\n#include "base/range.h"',
  'bindings/embind.cpp': '#include "json.h"',
  'web/engine.js': "import create from '#engine';",
  'web/main.js': "import { load } from './engine.js';\nimport {\n  html,\n} from 'lit';\nimport './page.css';",
  'web/page.css': '',
};

const found = (changes) => breaches(new Map(Object.entries({ ...house, ...changes })));

test('a house in order has no breach', () => assert.deepEqual(found({}), []));

const broken = {
  'an include from a floor above': [
    { 'engine/memory/region.h': '\n#include "kernel/fork.h"', 'engine/kernel/fork.h': '' },
    'engine/memory/region.h:2: includes "kernel/fork.h", from a floor above its own',
  ],
  'a cycle of includes on one floor': [
    { 'engine/base/range.h': '#include "base/range.h"' },
    'cycle: engine/base/range.h → engine/base/range.h',
  ],
  'a file on no floor': [
    { 'engine/attic/box.cpp': '' },
    'engine/attic/box.cpp: stands on no floor; the floors are base, hardware, memory, kernel, library, scenario, playback',
  ],
  'an include of nothing': [
    { 'engine/memory/region.h': '#include "base/rnage.h"' },
    'engine/memory/region.h:1: includes "base/rnage.h", which is no file of the engine',
  ],
  'a clock in the engine': [
    { 'engine/base/range.cpp': '#include <chrono>' },
    'engine/base/range.cpp:1: includes <chrono>; the engine reads no clock, file or chance',
  ],
  'a binding that reaches past playback/': [
    { 'bindings/embind.cpp': '#include "memory/region.h"' },
    'bindings/embind.cpp:1: includes "memory/region.h"; bindings know playback/ and the plain structs of base/',
  ],
  'a page that knows the engine elsewhere': [
    { 'web/main.js': "const engine = await import('#engine');" },
    'web/main.js:1: imports "#engine"; only web/engine.js knows the engine',
  ],
  'a page that fetches the module itself': [
    { 'web/main.js': "fetch(new URL('../build/wasm/pagewalk.wasm', import.meta.url));" },
    'web/main.js:1: imports "../build/wasm/pagewalk.wasm"; only web/engine.js knows the engine',
  ],
  'an import from outside the page': [
    { 'web/main.js': "import x from '../tests/page/x.js';" },
    'web/main.js:1: imports "../tests/page/x.js", from outside web/',
  ],
  'an import of nothing': [
    { 'web/main.js': "export * from './mian.js';" },
    'web/main.js:1: imports "./mian.js", which is no file',
  ],
  'a cycle of imports': [
    { 'web/a.js': "import './b.js';", 'web/b.js': "import {\n  a,\n} from './a.js';" },
    'cycle: web/a.js → web/b.js → web/a.js',
  ],
  'a header that the map forgets': [
    { 'engine/base/hash.h': '' },
    'engine/README.md: does not name engine/base/hash.h',
  ],
  'a file of the map that is gone': [
    { 'engine/README.md': `${house['engine/README.md']}, kernel/oom.cpp` },
    'engine/README.md: names kernel/oom.cpp, which does not exist',
  ],
  'a folder that the map forgets': [
    { 'engine/README.md': 'range.h, region.h, fork.h, session.h, base/ memory/ kernel/' },
    'engine/README.md: does not name playback/',
  ],
};

for (const [name, [changes, breach]] of Object.entries(broken)) {
  test(name, () => assert.deepEqual(found(changes), [breach]));
}
