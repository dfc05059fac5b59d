// The engine, broken on purpose in one place at a time. The judge must notice each of them (mutate.mjs tries it).
//
// `from` must stand exactly once in `file`, a path in engine/. What a compiler would warn of is avoided, since
// warnings are errors.

/** @typedef {{ what: string, file: string, from: string, to: string }} Mutation */

/** @type {Mutation[]} */
export const mutations = [
  {
    what: 'Neighbours merge although their offsets in the file do not follow each other',
    file: 'memory/region.cpp',
    from: 'if (left.pageInObject(left.range.end, page) != right.pageOffset) return false;',
    to: 'static_cast<void>(page);',
  },
  {
    what: 'A region whose pages come from before a fork takes in a neighbour that has none',
    file: 'memory/region.cpp',
    from: 'return !target.fromParent;',
    to: 'return true;',
  },
  {
    what: 'Untouched memory is given a frame, but forgets whose it is',
    file: 'kernel/fault_handler.cpp',
    from: 'mapPrivate(region, page, *frame, region.protection.write);',
    to: 'mapPrivate(region, page, *frame, false);',
  },
  {
    what: 'The last owner after a fork copies once more',
    file: 'kernel/fault_handler.cpp',
    from: 'const bool alone = info.owners == 1 && !info.swapCached;',
    to: 'const bool alone = false;',
  },
  {
    what: 'A growing stack keeps no gap',
    file: 'kernel/stack_growth.cpp',
    from: 'return start - below->range.end < abi::stackGuardGapPages * kernel.machine.page().bytes();',
    to: 'return start - below->range.end < abi::stackGuardGapPages - kernel.machine.page().bytes() % 256 - 256;',
  },
  {
    what: 'A mapping is placed right below a growing region',
    file: 'kernel/placement.cpp',
    from: 'if (!region.flags.growsDown) return region.range.start.value;',
    to: 'if (!region.flags.growsDown || kernel.machine.page().shift == 12) return region.range.start.value;',
  },
  {
    what: 'One page more than the file has may be touched',
    file: 'kernel/fault_handler.cpp',
    from: 'if (index < file.pages()) return false;',
    to: 'if (index <= file.pages()) return false;',
  },
  {
    what: 'A write over two pages writes the first before the second is known',
    file: 'kernel/access.cpp',
    from: 'if (high.count != 0 && low.count + high.count == bytes_.size()) return acrossPages(low, high);',
    to: 'if (high.count > bytes_.size()) return acrossPages(low, high);',
  },
  {
    what: 'mprotect never makes an entry writable',
    file: 'kernel/calls/mprotect.cpp',
    from: 'if (entry != before) mapPage(kernel, process, page, entry);',
    to: 'if (entry != before && !(entry.writable && !before.writable)) mapPage(kernel, process, page, entry);',
  },
  {
    what: 'fork copies the entries of every region',
    file: 'kernel/calls/fork.cpp',
    from: 'const bool copied = region.anonVma.present() || region.flags.hadGuards;',
    to: 'const bool copied = region.anonVma.present() || region.range.bytes() != 0;',
  },
  {
    what: 'A child begins with regions locked',
    file: 'kernel/calls/fork.cpp',
    from: '        region.flags.locked = false;\n',
    to: '',
  },
  {
    what: 'A file that is cut keeps what stood behind its new end in its last page',
    file: 'kernel/file_pages.cpp',
    from: 'if (!size.aligned(bytes)) zeroPart(kernel, object, kept - 1, bytes & size.offsetMask(), size.bytes());',
    to: '',
  },
  {
    what: 'Private copies outlive the part of the file that they were made from',
    file: 'kernel/file_pages.cpp',
    from: 'discardCopies(kernel, object, kept);',
    to: 'if (kept == UINT64_MAX) discardCopies(kernel, object, kept);',
  },
  {
    what: 'A shared mapping may be writable though the file was opened for reading',
    file: 'kernel/calls/mmap.cpp',
    from: 'if ((request.protection & abi::protWrite) != 0 && !file.writable) return Errno::AccessDenied;',
    to: '',
  },
  {
    what: 'MAP_FIXED_NOREPLACE replaces',
    file: 'kernel/placement.cpp',
    from: 'if (!replace && process.space.occupied(at(request.address))) return Errno::Exists;',
    to: 'static_cast<void>(replace);',
  },
  {
    what: 'A moved mapping leaves its pages behind',
    file: 'kernel/calls/move_region.cpp',
    from: 'for (const VirtualAddress at : mapped) moveEntry(kernel, process, at, to + (at - part.start));',
    to: 'for (const VirtualAddress at : mapped) unmapPage(kernel, process, at);',
  },
  {
    what: 'MADV_DONTNEED leaves shared memory mapped',
    file: 'kernel/calls/madvise.cpp',
    from: 'zapPages(kernel_, process_, part_);',
    to: 'if (!region_.shared) zapPages(kernel_, process_, part_);',
  },
  {
    what: 'A page of a shared file counts as written when it is first read',
    file: 'kernel/fault_handler.cpp',
    from: 'if (write) noteSharedWrite(cached->frame);',
    to: 'if (write || region.shared) noteSharedWrite(cached->frame);',
  },
];
