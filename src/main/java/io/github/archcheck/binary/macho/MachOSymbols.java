package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.Exports;
import io.github.archcheck.binary.Symbols;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads what dyld binds in a Mach-O image, and what it finds there. Each comes from the newest kind of table present. */
public final class MachOSymbols {
    private final ByteSource image;
    private final MachODetails details;

    private MachOSymbols(ByteSource image, MachODetails details) {
        this.image = image;
        this.details = details;
    }

    /**
     * @param image the thin file or the slice
     * @param details as read from it
     * @throws MalformedBinaryException when the tables contradict themselves, or are larger than any library has them
     */
    public static Symbols read(ByteSource image, MachODetails details) throws IOException, MalformedBinaryException {
        List<LoadCommand.Damaged> damaged = details.commands(LoadCommand.Damaged.class);
        if (details.limited() || !damaged.isEmpty()) {
            throw new MalformedBinaryException(image.start(), "load_command", "not all load commands can be read");
        }
        MachOSymbols reader = new MachOSymbols(image, details);
        return new Symbols(reader.imports(), reader.exports());
    }

    private List<Symbols.Import> imports() throws IOException, MalformedBinaryException {
        ImportList imports =
                new ImportList(details.commands(LoadCommand.DylibUse.class).size());
        Optional<Span> fixups = linkedit(LoadCommandType.DYLD_CHAINED_FIXUPS);
        Optional<LoadCommand.DyldInfo> info = first(LoadCommand.DyldInfo.class);
        Optional<LoadCommand.Symtab> symtab = first(LoadCommand.Symtab.class);
        if (fixups.isPresent()) {
            if (fixups.get().size() > 0) {
                ChainedImports.read(image, fixups.get(), details.byteOrder(), imports);
            }
        } else if (info.isPresent()) {
            bind(info.get().bind(), "dyld_info_command.bind_off", BindOpcodes.Kind.REGULAR, imports);
            bind(info.get().lazyBind(), "dyld_info_command.lazy_bind_off", BindOpcodes.Kind.LAZY, imports);
            bind(info.get().weakBind(), "dyld_info_command.weak_bind_off", BindOpcodes.Kind.WEAK, imports);
        } else if (symtab.isPresent()) {
            NameList.read(image, details, symtab.get()).addImports(imports);
        }
        return imports.all();
    }

    private void bind(Span span, String field, BindOpcodes.Kind kind, ImportList imports)
            throws IOException, MalformedBinaryException {
        if (span.size() > 0) {
            BindOpcodes.read(PackedBytes.read(image, span, field), kind, imports);
        }
    }

    private Exports exports() throws IOException, MalformedBinaryException {
        Exports.Builder exports = new Exports.Builder();
        Optional<Span> trie = linkedit(LoadCommandType.DYLD_EXPORTS_TRIE)
                .or(() -> first(LoadCommand.DyldInfo.class).map(LoadCommand.DyldInfo::export));
        Optional<LoadCommand.Symtab> symtab = first(LoadCommand.Symtab.class);
        if (trie.isPresent()) {
            if (trie.get().size() > 0) {
                ExportTrie.read(PackedBytes.read(image, trie.get(), "dyld_info_command.export_off"), exports);
            }
        } else if (symtab.isPresent()) {
            NameList.read(image, details, symtab.get()).addExports(exports);
        }
        return exports.build();
    }

    private Optional<Span> linkedit(int type) {
        return details.commands(LoadCommand.LinkeditData.class).stream()
                .filter(command -> command.type().value() == type)
                .map(LoadCommand.LinkeditData::data)
                .findFirst();
    }

    private <T extends LoadCommand> Optional<T> first(Class<T> kind) {
        return details.commands(kind).stream().findFirst();
    }
}
