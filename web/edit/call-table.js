/**
 * The calls that the page offers a form for: their arguments in the manual's order and under its names, and for
 * each what it begins with. Whether the engine knows a call is asked of the engine (calls.js).
 */

/**
 * @typedef {object} Argument
 * @property {string} name
 * @property {'address' | 'size' | 'number' | 'rights' | 'flags' | 'choice' | 'file' | 'path' | 'bytes'} kind
 * @property {string} value `$start`, `$size`, `$top`, `$double`, `$break`, `$path`, `$file`, `$fd`, `$pointer` stand for what the process has
 * @property {string[]} [options]
 */

/** @typedef {'process' | 'memory' | 'files'} Group */
/** @typedef {{ name: string, group: Group, result?: string, takes: Argument[] }} Call `result` is what the name bound to it is like */

/** @param {string} name @param {Argument['kind']} kind @param {string} value @param {string[]} [options] @returns {Argument} */
const argument = (name, kind, value, options) => ({ name, kind, value, ...(options ? { options } : {}) });

const addr = argument('addr', 'address', '$start');
const length = argument('length', 'size', '$size');
const prot = argument('prot', 'rights', 'r');
const fd = argument('fd', 'file', '$file');
const offset = argument('offset', 'size', '0');
const count = argument('count', 'number', '8');

const MAP_FLAGS = [
  'private',
  'shared',
  'anon',
  'fixed',
  'fixed_noreplace',
  'populate',
  'locked',
  'noreserve',
  'growsdown',
  'stack',
];
const ADVICE = [
  'dontneed',
  'willneed',
  'free',
  'cold',
  'pageout',
  'populate_read',
  'populate_write',
  'guard_install',
  'guard_remove',
  'normal',
  'random',
  'sequential',
  'remove',
  'dontfork',
  'dofork',
  'wipeonfork',
  'keeponfork',
  'hugepage',
  'nohugepage',
  'collapse',
  'dontneed_locked',
];

/** @param {string} name @param {Argument[]} takes @param {string} [result] @returns {Call} */
const memory = (name, takes, result) => ({ name, group: 'memory', takes, ...(result ? { result } : {}) });

/** @param {string} name @param {Argument[]} takes @param {string} [result] @returns {Call} */
const files = (name, takes, result) => ({ name, group: 'files', takes, ...(result ? { result } : {}) });

/** @param {string} name @param {Argument[]} takes @param {string} [result] @returns {Call} */
const process = (name, takes, result) => ({ name, group: 'process', takes, ...(result ? { result } : {}) });

/** What a thread shares with its process. */
const THREAD = ['vm', 'fs', 'files', 'sighand', 'thread'];

/** @type {Call[]} */
export const CALLS = [
  process('fork', [], 'process'),
  process('vfork', [], 'process'),
  process(
    'clone',
    [
      argument('flags', 'flags', THREAD.join('|'), [...THREAD, 'vfork', 'parent']),
      argument('stack', 'address', '$top'),
    ],
    'process',
  ),
  process('execve', [
    argument('path', 'path', '$path'),
    argument('argv', 'bytes', 'NULL'),
    argument('envp', 'bytes', 'NULL'),
  ]),
  process('exit', [argument('status', 'number', '0')]),
  process('setrlimit', [
    argument('resource', 'choice', 'AS', ['AS', 'DATA', 'STACK', 'MEMLOCK']),
    argument('limit', 'size', '1M'),
  ]),
  process('setuid', [argument('uid', 'number', '1000')]),
  memory(
    'mmap',
    [
      argument('addr', 'address', 'NULL'),
      argument('length', 'size', '16K'),
      argument('prot', 'rights', 'rw'),
      argument('flags', 'flags', 'private|anon', MAP_FLAGS),
      argument('fd', 'file', '-1'),
      argument('offset', 'size', '0'),
    ],
    'm',
  ),
  memory('munmap', [addr, length]),
  memory('mprotect', [addr, length, prot]),
  memory(
    'mremap',
    [
      argument('old_address', 'address', '$start'),
      argument('old_size', 'size', '$size'),
      argument('new_size', 'size', '$double'),
      argument('flags', 'flags', 'maymove', ['maymove', 'fixed', 'dontunmap']),
      argument('new_address', 'address', ''),
    ],
    'm',
  ),
  memory('brk', [argument('addr', 'address', '$break')]),
  memory('sbrk', [argument('increment', 'size', '16K')]),
  memory('malloc', [argument('size', 'size', '100')], 'p'),
  memory('free', [argument('ptr', 'address', '$pointer')]),
  memory('madvise', [addr, length, argument('advice', 'choice', 'dontneed', ADVICE)]),
  memory('mlock', [addr, length]),
  memory('munlock', [addr, length]),
  memory('mlockall', [argument('flags', 'flags', 'current', ['current', 'future', 'onfault'])]),
  memory('munlockall', []),
  memory('mincore', [addr, length]),
  memory('msync', [addr, length, argument('flags', 'flags', 'sync', ['sync', 'async', 'invalidate'])]),
  memory('mseal', [addr, length]),
  files(
    'open',
    [argument('path', 'path', '$path'), argument('flags', 'choice', 'RDWR', ['RDONLY', 'WRONLY', 'RDWR'])],
    'fd',
  ),
  files('close', [argument('fd', 'file', '$fd')]),
  files('memfd_create', [argument('name', 'path', 'pool')], 'fd'),
  files(
    'shm_open',
    [
      argument('name', 'path', '/pool'),
      argument('flags', 'flags', 'rdwr|creat', ['rdwr', 'creat', 'excl', 'trunc']),
    ],
    'fd',
  ),
  files('ftruncate', [fd, length]),
  files('pread', [fd, argument('buf', 'address', 'NULL'), count, offset]),
  files('pwrite', [fd, argument('buf', 'bytes', '"data"'), argument('count', 'number', '4'), offset]),
  files('fsync', [fd]),
  files('fallocate', [fd, argument('mode', 'flags', '0', ['keep_size', 'punch_hole']), offset, length]),
  files('posix_fadvise', [
    fd,
    offset,
    length,
    argument('advice', 'choice', 'dontneed', [
      'dontneed',
      'willneed',
      'normal',
      'random',
      'sequential',
      'noreuse',
    ]),
  ]),
];
