package io.github.archcheck.binary.macho;

import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;

/** Reads the load commands that say where in __LINKEDIT something lies. */
final class LinkeditCommandReader {
    private LinkeditCommandReader() {}

    /** Commands that are none of these come out as {@link LoadCommand.Other}. */
    static LoadCommand read(LoadCommand.Header header, Cursor body) throws MalformedBinaryException {
        return switch (header.type().value()) {
            case LoadCommandType.SYMTAB -> symtab(header, body);
            case LoadCommandType.DYSYMTAB -> dysymtab(header, body);
            case LoadCommandType.DYLD_INFO, LoadCommandType.DYLD_INFO_ONLY -> dyldInfo(header, body);
            case LoadCommandType.CODE_SIGNATURE,
                    LoadCommandType.SEGMENT_SPLIT_INFO,
                    LoadCommandType.FUNCTION_STARTS,
                    LoadCommandType.DATA_IN_CODE,
                    LoadCommandType.DYLIB_CODE_SIGN_DRS,
                    LoadCommandType.LINKER_OPTIMIZATION_HINT,
                    LoadCommandType.DYLD_EXPORTS_TRIE,
                    LoadCommandType.DYLD_CHAINED_FIXUPS,
                    LoadCommandType.ATOM_INFO,
                    LoadCommandType.FUNCTION_VARIANTS,
                    LoadCommandType.FUNCTION_VARIANT_FIXUPS,
                    LoadCommandType.LAZY_LOAD_DYLIB_INFO ->
                new LoadCommand.LinkeditData(
                        header, span(body, "linkedit_data_command.dataoff", "linkedit_data_command.datasize"));
            default -> new LoadCommand.Other(header);
        };
    }

    private static Span span(Cursor body, String offsetField, String sizeField) throws MalformedBinaryException {
        long offset = body.u32(offsetField);
        return new Span(offset, body.u32(sizeField));
    }

    private static LoadCommand symtab(LoadCommand.Header header, Cursor body) throws MalformedBinaryException {
        long offset = body.u32("symtab_command.symoff");
        long count = body.u32("symtab_command.nsyms");
        Span strings = span(body, "symtab_command.stroff", "symtab_command.strsize");
        return new LoadCommand.Symtab(header, offset, count, strings);
    }

    private static LoadCommand dysymtab(LoadCommand.Header header, Cursor body) throws MalformedBinaryException {
        LoadCommand.Table local = table(body, "dysymtab_command.ilocalsym", "dysymtab_command.nlocalsym");
        LoadCommand.Table defined = table(body, "dysymtab_command.iextdefsym", "dysymtab_command.nextdefsym");
        LoadCommand.Table undefined = table(body, "dysymtab_command.iundefsym", "dysymtab_command.nundefsym");
        LoadCommand.Table contents = table(body, "dysymtab_command.tocoff", "dysymtab_command.ntoc");
        LoadCommand.Table modules = table(body, "dysymtab_command.modtaboff", "dysymtab_command.nmodtab");
        LoadCommand.Table references = table(body, "dysymtab_command.extrefsymoff", "dysymtab_command.nextrefsyms");
        LoadCommand.Table indirect = table(body, "dysymtab_command.indirectsymoff", "dysymtab_command.nindirectsyms");
        LoadCommand.Table external = table(body, "dysymtab_command.extreloff", "dysymtab_command.nextrel");
        LoadCommand.Table relocations = table(body, "dysymtab_command.locreloff", "dysymtab_command.nlocrel");
        return new LoadCommand.Dysymtab(
                header, local, defined, undefined, contents, modules, references, indirect, external, relocations);
    }

    private static LoadCommand.Table table(Cursor body, String startField, String countField)
            throws MalformedBinaryException {
        long start = body.u32(startField);
        return new LoadCommand.Table(start, body.u32(countField));
    }

    private static LoadCommand dyldInfo(LoadCommand.Header header, Cursor body) throws MalformedBinaryException {
        Span rebase = span(body, "dyld_info_command.rebase_off", "dyld_info_command.rebase_size");
        Span bind = span(body, "dyld_info_command.bind_off", "dyld_info_command.bind_size");
        Span weakBind = span(body, "dyld_info_command.weak_bind_off", "dyld_info_command.weak_bind_size");
        Span lazyBind = span(body, "dyld_info_command.lazy_bind_off", "dyld_info_command.lazy_bind_size");
        Span export = span(body, "dyld_info_command.export_off", "dyld_info_command.export_size");
        return new LoadCommand.DyldInfo(header, rebase, bind, weakBind, lazyBind, export);
    }
}
