// The figures of a region that `smaps` counts, as the command's JSON names them.
export const smapsFigures = /** @type {const} */ ([
  'rss',
  'pss',
  'shared_clean',
  'shared_dirty',
  'private_clean',
  'private_dirty',
  'anonymous',
  'swap',
  'locked',
]);
