// The numbers of the Linux ABI on x86-64 that calls are made with (include/uapi/linux/mman.h and
// include/uapi/asm-generic/mman-common.h). Names keep the constants' words; the macros themselves would clash
// with a system's own headers.
#pragma once

#include <cstdint>

namespace pagewalk::abi {

inline constexpr uint64_t protRead = 1;
inline constexpr uint64_t protWrite = 2;
inline constexpr uint64_t protExec = 4;
inline constexpr uint64_t protGrowsDown = 0x01000000;
inline constexpr uint64_t protGrowsUp = 0x02000000;

inline constexpr uint64_t mapShared = 0x01;
inline constexpr uint64_t mapPrivate = 0x02;
inline constexpr uint64_t mapSharedValidate = 0x03;
inline constexpr uint64_t mapType = 0x0f;
inline constexpr uint64_t mapFixed = 0x10;
inline constexpr uint64_t mapAnonymous = 0x20;
inline constexpr uint64_t map32Bit = 0x40;
inline constexpr uint64_t mapGrowsDown = 0x0100;
inline constexpr uint64_t mapDenyWrite = 0x0800;
inline constexpr uint64_t mapExecutable = 0x1000;
inline constexpr uint64_t mapLocked = 0x2000;
inline constexpr uint64_t mapNoReserve = 0x4000;
inline constexpr uint64_t mapPopulate = 0x8000;
inline constexpr uint64_t mapNonBlock = 0x10000;
inline constexpr uint64_t mapStack = 0x20000;
inline constexpr uint64_t mapHugeTlb = 0x40000;
inline constexpr uint64_t mapSync = 0x80000;
inline constexpr uint64_t mapFixedNoReplace = 0x100000;

inline constexpr uint64_t openReadOnly = 0;
inline constexpr uint64_t openWriteOnly = 1;
inline constexpr uint64_t openReadWrite = 2;
inline constexpr uint64_t openAccessMode = 3;

inline constexpr uint64_t openCreate = 0100;
inline constexpr uint64_t openTruncate = 01000;
inline constexpr uint64_t openCloseOnExec = 02000000;
inline constexpr uint64_t memfdCloseOnExec = 1;

inline constexpr uint64_t madvNormal = 0;
inline constexpr uint64_t madvRandom = 1;
inline constexpr uint64_t madvSequential = 2;
inline constexpr uint64_t madvWillNeed = 3;
inline constexpr uint64_t madvDontNeed = 4;
inline constexpr uint64_t madvFree = 8;
inline constexpr uint64_t madvRemove = 9;
inline constexpr uint64_t madvDontFork = 10;
inline constexpr uint64_t madvDoFork = 11;
inline constexpr uint64_t madvMergeable = 12;
inline constexpr uint64_t madvUnmergeable = 13;
inline constexpr uint64_t madvHugePage = 14;
inline constexpr uint64_t madvNoHugePage = 15;
inline constexpr uint64_t madvDontDump = 16;
inline constexpr uint64_t madvDoDump = 17;
inline constexpr uint64_t madvWipeOnFork = 18;
inline constexpr uint64_t madvKeepOnFork = 19;
inline constexpr uint64_t madvCold = 20;
inline constexpr uint64_t madvPageOut = 21;
inline constexpr uint64_t madvPopulateRead = 22;
inline constexpr uint64_t madvPopulateWrite = 23;
inline constexpr uint64_t madvDontNeedLocked = 24;
inline constexpr uint64_t madvCollapse = 25;
inline constexpr uint64_t madvGuardInstall = 102;
inline constexpr uint64_t madvGuardRemove = 103;

inline constexpr uint64_t mremapMayMove = 1;
inline constexpr uint64_t mremapFixed = 2;
inline constexpr uint64_t mremapDontUnmap = 4;

inline constexpr uint64_t msyncAsync = 1;
inline constexpr uint64_t msyncInvalidate = 2;
inline constexpr uint64_t msyncSync = 4;

inline constexpr uint64_t mclCurrent = 1;
inline constexpr uint64_t mclFuture = 2;
inline constexpr uint64_t mclOnFault = 4;

inline constexpr uint64_t rlimitData = 2;
inline constexpr uint64_t rlimitStack = 3;
inline constexpr uint64_t rlimitMemlock = 8;
inline constexpr uint64_t rlimitAs = 9;

// include/uapi/linux/sched.h; the low byte is the signal that the child's end sends.
inline constexpr uint64_t cloneVm = 0x100;
inline constexpr uint64_t cloneFs = 0x200;
inline constexpr uint64_t cloneFiles = 0x400;
inline constexpr uint64_t cloneSigHand = 0x800;
inline constexpr uint64_t clonePidFd = 0x1000;
inline constexpr uint64_t clonePtrace = 0x2000;
inline constexpr uint64_t cloneVfork = 0x4000;
inline constexpr uint64_t cloneParent = 0x8000;
inline constexpr uint64_t cloneThread = 0x10000;
inline constexpr uint64_t cloneNewNs = 0x20000;
inline constexpr uint64_t cloneSysVSem = 0x40000;
inline constexpr uint64_t cloneSetTls = 0x80000;
inline constexpr uint64_t cloneParentSetTid = 0x100000;
inline constexpr uint64_t cloneChildClearTid = 0x200000;
inline constexpr uint64_t cloneDetached = 0x400000;
inline constexpr uint64_t cloneUntraced = 0x800000;
inline constexpr uint64_t cloneChildSetTid = 0x1000000;
inline constexpr uint64_t cloneNewCgroup = 0x2000000;
inline constexpr uint64_t cloneNewUts = 0x4000000;
inline constexpr uint64_t cloneNewIpc = 0x8000000;
inline constexpr uint64_t cloneNewUser = 0x10000000;
inline constexpr uint64_t cloneNewPid = 0x20000000;
inline constexpr uint64_t cloneNewNet = 0x40000000;
inline constexpr uint64_t cloneIo = 0x80000000;
inline constexpr uint64_t signalChild = 17;

inline constexpr uint64_t fallocKeepSize = 1;
inline constexpr uint64_t fallocPunchHole = 2;
inline constexpr uint64_t fadvDontNeed = 4;

/// vm.mmap_min_addr as the kernel has it by default (distributions raise it): nothing is placed below it unless told to with MAP_FIXED.
inline constexpr uint64_t lowestPlacement = 0x1000;
/// Where x86-64 stops placing freely, however many levels it has (DEFAULT_MAP_WINDOW): only a hint above reaches higher.
inline constexpr uint64_t placementWindow = (uint64_t{1} << 47) - 4096;
/// mm/util.c, stack_guard_gap: pages kept free between a growing stack and the mapping below it.
inline constexpr uint64_t stackGuardGapPages = 256;
/// Linux leaves at least this much below the stack's top before the mmap area (arch/x86/mm/mmap.c, MIN_GAP).
inline constexpr uint64_t minimumStackGap = uint64_t{128} << 20;

}  // namespace pagewalk::abi
