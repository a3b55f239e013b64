"""Reads as much of an ELF file as is needed to damage it, and changes it in place. Both classes, both byte orders."""

import struct

PT_NULL, PT_LOAD, PT_DYNAMIC, PT_INTERP, PT_NOTE, PT_TLS = 0, 1, 2, 3, 4, 7
PT_GNU_STACK, PT_GNU_PROPERTY = 0x6474E551, 0x6474E553
DT_NULL, DT_NEEDED, DT_STRTAB, DT_SYMTAB, DT_STRSZ, DT_SONAME, DT_RPATH, DT_RUNPATH = 0, 1, 5, 6, 10, 14, 15, 29
DT_GNU_HASH, DT_HASH, DT_FLAGS_1 = 0x6FFFFEF5, 4, 0x6FFFFFFB
DT_VERSYM, DT_VERNEED, DT_VERNEEDNUM = 0x6FFFFFF0, 0x6FFFFFFE, 0x6FFFFFFF
ET_REL, ET_EXEC, ET_DYN = 1, 2, 3


class Unfit(Exception):
    """This file cannot be damaged this way; it lacks what the damage changes."""


def is_elf(path):
    try:
        with open(path, "rb") as file:
            return file.read(4) == b"\x7fELF"
    except OSError:
        return False


class Elf:
    """The bytes of a file, and where its fields are. Every change is made to the bytes at once."""

    def __init__(self, content):
        self.bytes = bytearray(content)
        if self.bytes[:4] != b"\x7fELF" or len(self.bytes) < 64:
            raise Unfit("not an ELF file")
        self.wide = self.bytes[4] == 2
        self.order = "<" if self.bytes[5] == 1 else ">"

    @classmethod
    def of(cls, path):
        with open(path, "rb") as file:
            return cls(file.read())

    # ---- numbers

    def get(self, form, offset):
        return struct.unpack_from(self.order + form, self.bytes, offset)[0]

    def put(self, form, offset, value):
        struct.pack_into(self.order + form, self.bytes, offset, value)

    @property
    def word(self):
        return "Q" if self.wide else "I"

    @property
    def word_size(self):
        return 8 if self.wide else 4

    # ---- the header; offsets of fields

    TYPE, MACHINE, VERSION = 16, 18, 20

    @property
    def flags_at(self):
        return 48 if self.wide else 36

    @property
    def phentsize_at(self):
        return 54 if self.wide else 42

    @property
    def phnum_at(self):
        return 56 if self.wide else 44

    @property
    def shoff_at(self):
        return 40 if self.wide else 32

    @property
    def phoff(self):
        return self.get(self.word, 32 if self.wide else 28)

    @property
    def type(self):
        return self.get("H", self.TYPE)

    # ---- program headers

    def segments(self):
        size = 56 if self.wide else 32
        return [Segment(self, self.phoff + index * size) for index in range(self.get("H", self.phnum_at))]

    def segment(self, number):
        for segment in self.segments():
            if segment.type == number:
                return segment
        raise Unfit("no segment of type 0x%x" % number)

    def loads(self):
        return [segment for segment in self.segments() if segment.type == PT_LOAD]

    def offset_of(self, address):
        for segment in self.loads():
            if segment.vaddr <= address < segment.vaddr + segment.filesz:
                return address - segment.vaddr + segment.offset
        raise Unfit("address 0x%x is in no segment" % address)

    # ---- the dynamic section

    def dynamic(self):
        """(offset, tag, value) for each entry before DT_NULL."""
        segment = self.segment(PT_DYNAMIC)
        entries = []
        for at in range(segment.offset, segment.offset + segment.filesz, 2 * self.word_size):
            tag, value = self.get(self.word, at), self.get(self.word, at + self.word_size)
            if tag == DT_NULL:
                break
            entries.append((at, tag, value))
        return entries

    def value(self, tag):
        for _, found, value in self.dynamic():
            if found == tag:
                return value
        raise Unfit("no dynamic entry 0x%x" % tag)

    def has(self, tag):
        return any(found == tag for _, found, _ in self.dynamic())

    def remove(self, *tags):
        """Takes the entries away; what follows moves up. Returns how many."""
        entries = self.dynamic()
        kept = [(tag, value) for _, tag, value in entries if tag not in tags]
        if len(kept) == len(entries):
            raise Unfit("no dynamic entry to take away")
        first = entries[0][0]
        padded = kept + [(DT_NULL, 0)] * (len(entries) - len(kept))
        for index, (tag, value) in enumerate(padded):
            self.put(self.word, first + index * 2 * self.word_size, tag)
            self.put(self.word, first + index * 2 * self.word_size + self.word_size, value)
        return len(entries) - len(kept)

    def add(self, tag, value):
        """Puts an entry in the place of the first DT_NULL when another one follows it, or of the DT_DEBUG kind."""
        segment = self.segment(PT_DYNAMIC)
        at = segment.offset + len(self.dynamic()) * 2 * self.word_size
        if at + 4 * self.word_size > segment.offset + segment.filesz:
            raise Unfit("no room in the dynamic section")
        self.put(self.word, at, tag)
        self.put(self.word, at + self.word_size, value)

    # ---- strings

    @property
    def strings_at(self):
        return self.offset_of(self.value(DT_STRTAB))

    def string(self, index):
        at = self.strings_at + index
        return bytes(self.bytes[at:self.bytes.index(0, at)])

    def strings_of(self, tag):
        return [self.string(value).decode("utf-8", "replace") for _, found, value in self.dynamic() if found == tag]

    def rename(self, index, new):
        """Writes another string of at most the old one's length over it. Whoever shares its end sees the change."""
        old = self.string(index)
        if len(new) > len(old):
            raise Unfit("no room for %r in %r" % (new, old))
        at = self.strings_at + index
        self.bytes[at:at + len(old)] = new + b"\0" * (len(old) - len(new))

    # ---- versions

    def needed_versions(self):
        """(offset of the Vernaux, file, name, flags, index of the name)."""
        at = self.offset_of(self.value(DT_VERNEED))
        found = []
        for _ in range(self.value(DT_VERNEEDNUM)):
            count, file, aux, following = (self.get("H", at + 2), self.get("I", at + 4), self.get("I", at + 8),
                                           self.get("I", at + 12))
            place = at + aux
            for _ in range(count):
                name = self.get("I", place + 8)
                found.append((place, self.string(file), self.string(name), self.get("H", place + 4), name))
                place += self.get("I", place + 12)
            at += following
        return found

    # ---- symbols

    def symbols(self):
        """(index, name index, name, info, section index) of the dynamic symbols."""
        at, size = self.offset_of(self.value(DT_SYMTAB)), 24 if self.wide else 16
        for index in range(1, self.symbol_count()):
            place = at + index * size
            name = self.get("I", place)
            info = self.bytes[place + (4 if self.wide else 12)]
            section = self.get("H", place + (6 if self.wide else 14))
            yield index, name, self.string(name), info, section

    def symbol_count(self):
        if self.has(DT_HASH):
            return self.get("I", self.offset_of(self.value(DT_HASH)) + 4)
        at = self.offset_of(self.value(DT_GNU_HASH))
        buckets, first, bloom = self.get("I", at), self.get("I", at + 4), self.get("I", at + 8)
        table = at + 16 + bloom * self.word_size
        last = max([self.get("I", table + 4 * index) for index in range(buckets)] or [0])
        if last < first:
            return first
        chain = table + 4 * buckets
        while not self.get("I", chain + 4 * (last - first)) & 1:
            last += 1
        return last + 1


class Segment:
    """One program header; reading a field reads the file, setting one changes it."""

    WIDE = {"type": ("I", 0), "flags": ("I", 4), "offset": ("Q", 8), "vaddr": ("Q", 16), "paddr": ("Q", 24),
            "filesz": ("Q", 32), "memsz": ("Q", 40), "align": ("Q", 48)}
    NARROW = {"type": ("I", 0), "offset": ("I", 4), "vaddr": ("I", 8), "paddr": ("I", 12), "filesz": ("I", 16),
              "memsz": ("I", 20), "flags": ("I", 24), "align": ("I", 28)}

    def __init__(self, elf, at):
        object.__setattr__(self, "elf", elf)
        object.__setattr__(self, "at", at)

    def __getattr__(self, name):
        form, offset = (self.WIDE if self.elf.wide else self.NARROW)[name]
        return self.elf.get(form, self.at + offset)

    def __setattr__(self, name, value):
        form, offset = (self.WIDE if self.elf.wide else self.NARROW)[name]
        self.elf.put(form, self.at + offset, value)


def elf_hash(name):
    """The hash of the System V ABI, as version names carry it."""
    value = 0
    for byte in name:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ high >> 24) & ~high & 0xFFFFFFFF
    return value
