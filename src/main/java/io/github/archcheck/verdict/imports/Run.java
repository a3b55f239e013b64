package io.github.archcheck.verdict.imports;

import io.github.archcheck.inventory.source.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows one module from its first statement to its last, given what is known of the modules that it imports. */
final class Run {
    /** Names whose truth is kept; flags are few. */
    private static final int MAX_NAMES = 256;

    private static final int MAX_CALLS = 8;

    /** What a handler has in hand. */
    private record Caught(int broken, int other, @Nullable Cause cause) {}

    private final ImportGraph graph;
    private final Module module;
    private final Map<String, Flow> called = new HashMap<>();
    private final Set<String> assigned = new HashSet<>();
    private Map<String, Boolean> names = new HashMap<>();
    private @Nullable Caught caught;
    /** The first failure that a handler kept; where the module raises later all the same, that is why. */
    private @Nullable Cause swallowed;

    private int calls;

    Run(ImportGraph graph, Module module) {
        this.graph = graph;
        this.module = module;
    }

    Flow whole() {
        Flow flow = block(module.source().body()).ofCall();
        Cause reason = swallowed;
        boolean isRaised = !flow.completes() && flow.broken() == 0 && (flow.other() & Kinds.NOT_FOUND) == 0;
        return isRaised && reason != null ? Flow.broken(flow.other(), reason) : flow;
    }

    private Flow block(List<Statement> statements) {
        Flow flow = Flow.DONE;
        for (Statement statement : statements) {
            if (!flow.completes()) {
                break;
            }
            flow = flow.then(statement(statement));
        }
        return flow;
    }

    private Flow statement(Statement statement) {
        if (statement instanceof Statement.Import imported) {
            Flow flow = graph.imports(module, imported);
            if (flow.completes()) {
                imported.binds().ifPresent(name -> assign(name, Optional.of(true)));
            }
            return flow;
        }
        if (statement instanceof Statement.Choice choice) {
            return choice(choice);
        }
        if (statement instanceof Statement.Attempt attempt) {
            return attempt(attempt);
        }
        if (statement instanceof Statement.Raise raise) {
            return raise(raise);
        }
        if (statement instanceof Statement.Call call) {
            return call(call.function());
        }
        if (statement instanceof Statement.Assign assign) {
            assign(assign.name(), graph.facts().truth(assign.value(), names));
            return Flow.DONE;
        }
        if (statement instanceof Statement.Look look) {
            return assigned.contains(look.name()) ? Flow.DONE : Flow.raised(Kinds.NAME);
        }
        if (statement instanceof Statement.Mention mention) {
            return graph.opens(module, mention);
        }
        return Flow.LEFT;
    }

    private void assign(String name, Optional<Boolean> value) {
        assigned.add(name);
        if (value.isPresent() && names.size() < MAX_NAMES) {
            names.put(name, value.get());
        } else {
            names.remove(name);
        }
    }

    private Flow choice(Statement.Choice choice) {
        Map<String, Boolean> before = names;
        Flow flow = Flow.NEVER;
        @Nullable Map<String, Boolean> after = null;
        boolean isOpen = true;
        for (Statement.Arm arm : choice.arms()) {
            Optional<Boolean> truth = graph.facts().truth(arm.when(), before);
            if (!truth.orElse(true)) {
                continue;
            }
            names = new HashMap<>(before);
            Flow of = block(arm.body());
            flow = flow.or(of);
            after = of.completes() ? meet(after, names) : after;
            if (truth.isPresent()) {
                isOpen = false;
                break;
            }
        }
        if (isOpen) {
            flow = flow.or(Flow.DONE);
            after = meet(after, before);
        }
        names = after == null ? before : after;
        return flow;
    }

    private static Map<String, Boolean> meet(@Nullable Map<String, Boolean> first, Map<String, Boolean> second) {
        if (first == null) {
            return second;
        }
        Map<String, Boolean> both = new HashMap<>(first);
        both.entrySet().retainAll(second.entrySet());
        return both;
    }

    private Flow attempt(Statement.Attempt attempt) {
        Map<String, Boolean> before = new HashMap<>(names);
        Flow body = block(attempt.body());
        Flow through = body.completes() ? block(attempt.otherwise()) : Flow.NEVER;
        @Nullable Map<String, Boolean> after = body.completes() && through.completes() ? names : null;
        int broken = body.broken();
        int other = body.other();
        Flow handled = Flow.NEVER;
        for (Statement.Handler handler : attempt.handlers()) {
            int perhaps = Kinds.perhapsCaughtBy(handler.types());
            if (((broken | other) & perhaps) == 0) {
                continue;
            }
            names = meet(before, new HashMap<>(before));
            Flow of = handler(handler, new Caught(broken & perhaps, other & perhaps, body.cause()));
            handled = handled.or(of);
            after = of.completes() ? meet(after, names) : after;
            int surely = Kinds.caughtBy(handler.types());
            broken &= ~surely;
            other &= ~surely;
        }
        names = after == null ? before : after;
        return joined(body, through, handled, broken, other).then(block(attempt.last()));
    }

    /** The ends of the body that no handler takes, those of what follows it, and those of the handlers. */
    private static Flow joined(Flow body, Flow through, Flow handled, int broken, int other) {
        boolean completes = (body.completes() && through.completes()) || handled.completes();
        boolean returns = body.returns() || through.returns() || handled.returns();
        boolean isUncaught = body.fails() && broken != 0;
        Flow uncaught = broken == 0 ? Flow.NEVER : body;
        return new Flow(
                completes,
                returns,
                (isUncaught || through.fails() || handled.fails()) && !completes && !returns,
                broken | through.broken() | handled.broken(),
                other | through.other() | handled.other(),
                cause(List.of(uncaught, handled, through)));
    }

    /** That of the first which surely raises; of the first that may when none does. */
    private static @Nullable Cause cause(List<Flow> flows) {
        for (Flow flow : flows) {
            if (flow.fails()) {
                return flow.cause();
            }
        }
        for (Flow flow : flows) {
            if (flow.cause() != null) {
                return flow.cause();
            }
        }
        return null;
    }

    private Flow handler(Statement.Handler handler, Caught inHand) {
        Caught outer = caught;
        caught = inHand;
        Flow flow = block(handler.body());
        caught = outer;
        swallowed = swallowed == null && flow.completes() ? inHand.cause() : swallowed;
        return flow;
    }

    /** What a handler raises instead of what it caught has the same reason. */
    private Flow raise(Statement.Raise raise) {
        Caught inHand = caught;
        if (inHand == null || inHand.cause() == null || inHand.broken() == 0) {
            int again = inHand == null ? Kinds.OTHER : inHand.other();
            return Flow.raised(raise.type().map(Kinds::raisedBy).orElse(again));
        }
        int kind = raise.type().map(Kinds::raisedBy).orElse(inHand.broken());
        return Flow.broken(kind, inHand.cause());
    }

    /** Followed once, whatever the flags are at later calls. */
    private Flow call(String function) {
        Flow known = called.get(function);
        List<Statement> body = module.source().functions().get(function);
        if (known != null || body == null || calls >= MAX_CALLS) {
            return known == null ? Flow.DONE : known;
        }
        called.put(function, Flow.DONE);
        Map<String, Boolean> outside = new HashMap<>(names);
        calls++;
        Flow flow = block(body).ofCall();
        calls--;
        names = outside;
        called.put(function, flow);
        return flow;
    }
}
