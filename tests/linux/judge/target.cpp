#include "target.h"

#include <elf.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <string_view>

namespace judge {
namespace {

void put(std::string& image, uint64_t at, std::string_view code) {
    std::copy(code.begin(), code.end(), image.begin() + static_cast<std::ptrdiff_t>(at));
}

template <class Header>
void putHeader(std::string& image, uint64_t at, const Header& header) {
    std::memcpy(image.data() + at, &header, sizeof header);
}

Elf64_Ehdr fileHeader(uint16_t segments) {
    Elf64_Ehdr header{};
    std::memcpy(header.e_ident, ELFMAG, SELFMAG);
    header.e_ident[EI_CLASS] = ELFCLASS64;
    header.e_ident[EI_DATA] = ELFDATA2LSB;
    header.e_ident[EI_VERSION] = EV_CURRENT;
    header.e_type = ET_EXEC;
    header.e_machine = EM_X86_64;
    header.e_version = EV_CURRENT;
    header.e_entry = loadPage;
    header.e_phoff = sizeof header;
    header.e_ehsize = sizeof header;
    header.e_phentsize = sizeof(Elf64_Phdr);
    header.e_phnum = segments;
    return header;
}

}  // namespace

uint64_t accessStub(Stub first, unsigned bytes) {
    return offsetOf(first) + 0x10U * static_cast<uint64_t>(std::countr_zero(bytes));
}

std::string targetImage() {
    std::string image(pageBytes, '\xcc');  // int3
    Elf64_Phdr code{};
    code.p_type = PT_LOAD;
    code.p_flags = PF_R | PF_X;
    // The whole page is mapped, whatever part of it is asked for; what is asked for counts as the program's data, which
    // RLIMIT_DATA bounds together with the heap (mm/mmap.c, check_data_rlimit). So it is next to nothing.
    code.p_filesz = code.p_memsz = 8;
    code.p_offset = pageBytes - code.p_filesz;
    code.p_vaddr = code.p_paddr = loadPage + code.p_offset;
    code.p_align = pageBytes;
    Elf64_Phdr stack{};  // without it the kernel makes all readable memory executable (READ_IMPLIES_EXEC)
    stack.p_type = PT_GNU_STACK;
    stack.p_flags = PF_R | PF_W;
    putHeader(image, 0, fileHeader(2));
    putHeader(image, sizeof(Elf64_Ehdr), code);
    putHeader(image, sizeof(Elf64_Ehdr) + sizeof code, stack);

    using namespace std::string_view_literals;
    put(image, static_cast<uint64_t>(Stub::Call), "\x0f\x05"sv);                            // syscall
    put(image, static_cast<uint64_t>(Stub::WarmUp), "\xc6\x04\x25\xf0\x0f\x20\x00\x00"sv);  // movb $0, 0x200ff0
    const uint64_t read = static_cast<uint64_t>(Stub::Read);
    put(image, read, "\x8a\x06"sv);             // mov (%rsi), %al
    put(image, read + 0x10, "\x66\x8b\x06"sv);  // mov (%rsi), %ax
    put(image, read + 0x20, "\x8b\x06"sv);      // mov (%rsi), %eax
    put(image, read + 0x30, "\x48\x8b\x06"sv);  // mov (%rsi), %rax
    const uint64_t write = static_cast<uint64_t>(Stub::Write);
    put(image, write, "\x88\x06"sv);             // mov %al, (%rsi)
    put(image, write + 0x10, "\x66\x89\x06"sv);  // mov %ax, (%rsi)
    put(image, write + 0x20, "\x89\x06"sv);      // mov %eax, (%rsi)
    put(image, write + 0x30, "\x48\x89\x06"sv);  // mov %rax, (%rsi)
    return image;
}

}  // namespace judge
