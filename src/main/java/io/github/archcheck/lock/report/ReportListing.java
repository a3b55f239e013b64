package io.github.archcheck.lock.report;

import io.github.archcheck.lock.Chains;
import io.github.archcheck.lock.Choice;
import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.Locations;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.lock.requirements.Direct;
import io.github.archcheck.lock.tree.Value;
import io.github.archcheck.lock.walk.Picked;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.marker.Chosen;
import io.github.archcheck.packaging.marker.MarkerEnvironment;
import io.github.archcheck.packaging.requirement.Requirement;
import io.github.archcheck.packaging.version.Specifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What pip would install; it has decided everything already, for the machine that it ran on. */
final class ReportListing implements Listing {
    private final Value.Mapping root;

    ReportListing(Value.Mapping root) {
        this.root = root;
    }

    @Override
    public Selection select(Choice choice) {
        List<String> unknown = Picked.of(choice, Set.of(), Set.of(), List.of()).unknown();
        if (!unknown.isEmpty()) {
            return Selection.unknown(unknown);
        }
        List<String> notices = new ArrayList<>();
        PipJson.elsewhere(root, choice.target()).ifPresent(notices::add);
        List<Value.Mapping> items = root.mappings(ReportFormat.LIST);
        Map<String, String> names = new LinkedHashMap<>();
        items.forEach(item -> names.put(ProjectName.normalise(name(item)), name(item)));
        Chains chains = chains(items);
        List<Wanted> wanted = new ArrayList<>();
        for (Value.Mapping item : items) {
            String name = name(item);
            List<String> chain = chains.to(ProjectName.normalise(name)).stream()
                    .map(key -> names.getOrDefault(key, key))
                    .toList();
            Optional<String> version = item.mapping("metadata").text("version");
            wanted.add(new Wanted(name, version, Optional.empty(), supply(item), List.of(), chain));
            if (item.isTrue("is_yanked")) {
                notices.add(name + version.map(v -> " " + v).orElse("") + " was yanked by its authors");
            }
        }
        return new Selection(Optional.empty(), wanted, notices);
    }

    private static String name(Value.Mapping item) {
        return item.mapping("metadata")
                .text("name")
                .orElse(Locations.fileName(
                        item.mapping("download_info").text("url").orElse("?")));
    }

    /** By the markers of the machine that pip ran on, since it took no others. */
    private Chains chains(List<Value.Mapping> items) {
        Map<String, String> values = new LinkedHashMap<>();
        Value.Mapping environment = root.mapping("environment");
        environment.entries().keySet().forEach(key -> environment.text(key).ifPresent(v -> values.put(key, v)));
        MarkerEnvironment there = new MarkerEnvironment(values);
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        List<String> roots = new ArrayList<>();
        for (Value.Mapping item : items) {
            String key = ProjectName.normalise(name(item));
            if (item.isTrue("requested")) {
                roots.add(key);
            }
            Chosen extras = Chosen.extra(Set.copyOf(item.texts("requested_extras")));
            Set<String> keys = needs.computeIfAbsent(key, k -> new HashSet<>());
            for (String text : item.mapping("metadata").texts("requires_dist")) {
                Requirement.parse(text)
                        .filter(need ->
                                need.marker().map(m -> m.holds(there, extras)).orElse(true))
                        .ifPresent(need -> keys.add(ProjectName.normalise(need.name())));
            }
        }
        return Chains.from(roots, needs);
    }

    private static Wanted.Supply supply(Value.Mapping item) {
        Value.Mapping download = item.mapping("download_info");
        Optional<String> url = download.text("url");
        if (url.isEmpty()) {
            return new Wanted.Undecided("the report does not say what it would be installed from");
        }
        Specifiers requiresPython = item.mapping("metadata")
                .text("requires_python")
                .flatMap(Specifiers::parse)
                .orElse(Specifiers.ANY);
        Optional<String> control = download.find("vcs_info").flatMap(info -> info.text("vcs"));
        if (control.isPresent() || download.find("dir_info").isPresent()) {
            Optional<String> kind = Optional.of(control.orElse("directory"));
            return new Wanted.Files(List.of(), kind, Optional.empty(), requiresPython, false);
        }
        return Direct.of(url.get()).files(sha256(download.mapping("archive_info")), requiresPython);
    }

    private static Set<String> sha256(Value.Mapping archive) {
        Optional<String> hash = archive.mapping("hashes")
                .text("sha256")
                .or(() -> archive.text("hash")
                        .filter(text -> text.startsWith("sha256="))
                        .map(text -> text.substring("sha256=".length())));
        return hash.flatMap(Locations::sha256).map(Set::of).orElse(Set.of());
    }
}
