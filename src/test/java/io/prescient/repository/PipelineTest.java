package io.prescient.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Mutiny pipelines stay short and flat. They are recognized by the names of their operators, because javac does not
/// resolve types here: a chain of streams or optionals has none of {@link #MUTINY}.
class PipelineTest {
    private static final int OPERATORS = 6;
    /// A lambda of a pipeline may hold a pipeline, whose lambdas hold none.
    private static final int DEPTH = 2;

    /// Operators that only Uni and Multi have.
    private static final Set<String> MUTINY = Set.of(
            "chain",
            "call",
            "invoke",
            "transform",
            "transformToUni",
            "transformToUniAndConcatenate",
            "transformToMulti",
            "transformToMultiAndConcatenate",
            "failWith",
            "recoverWithItem",
            "recoverWithUni",
            "recoverWithNull",
            "recoverWithMulti",
            "continueWith",
            "replaceWith",
            "replaceWithVoid",
            "replaceIfNullWith",
            "eventually");

    private static final Set<String> SHARED = Set.of("map", "flatMap");

    @Test
    void pipelinesHaveAtMostSixOperatorsAndOneLevelOfNesting() {
        var findings = new Findings();
        JavaTree.matching(SourceFile.MAIN_JAVA).forEach(tree -> check(tree, findings));
        findings.assertNone("A pipeline has at most six operators, and a lambda in it at most one more pipeline without"
                + " further nesting: give a step a name, as a method that returns a Uni.");
    }

    @Test
    void countsOperatorsAndNestingOfMutinyOnly() {
        var findings = new Findings();
        check(JavaTree.of(new SourceFile("A.java", """
                class A {
                    Object flat = load().map(a).chain(b).onItem().ifNull().failWith(c).map(d).call(e).invoke(f);
                    Object longer = load().map(a).chain(b).onItem().ifNull().failWith(c).map(d).call(e).invoke(f).map(g);
                    Object nested = load().chain(a -> load(a).chain(b -> load(b).replaceWithVoid()));
                    Object stream = list.stream().map(a).map(b).map(c).map(d).map(e).map(f).map(g).map(h).toList();
                }
                """)), findings);
        assertEquals(List.of("A.java:3: 7 operators", "A.java:4: nested 2 deep"), findings.found());
    }

    private static void check(JavaTree tree, Findings findings) {
        new TreeScanner<Void, Integer>() {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Integer depth) {
                var chain = Chain.of(call);
                int count = chain.operators().size();
                if (count > OPERATORS) {
                    findings.add(tree.at(call), count + " operators");
                }
                int inside = count > 0 ? depth + 1 : depth;
                if (inside > DEPTH) {
                    findings.add(tree.at(call), "nested " + (inside - 1) + " deep");
                }
                chain.arguments()
                        .forEach(argument -> scan(argument, argument instanceof LambdaExpressionTree ? inside : depth));
                return scan(chain.root(), depth);
            }
        }.scan(tree.unit(), 0);
    }

    /// Calls on the result of calls.
    private record Chain(Tree root, List<String> calls, List<ExpressionTree> arguments) {
        static Chain of(MethodInvocationTree last) {
            var calls = new ArrayList<String>();
            var arguments = new ArrayList<ExpressionTree>();
            Tree at = last;
            while (at instanceof MethodInvocationTree call) {
                arguments.addAll(call.getArguments());
                if (!(call.getMethodSelect() instanceof MemberSelectTree select)) {
                    return new Chain(null, calls.reversed(), arguments);
                }
                calls.add(
                        call.getArguments().isEmpty()
                                ? select.getIdentifier() + "()"
                                : select.getIdentifier().toString());
                at = select.getExpression();
            }
            return new Chain(at, calls.reversed(), arguments);
        }

        /// Empty unless one of them is Mutiny's.
        List<String> operators() {
            if (calls.stream().noneMatch(call -> MUTINY.contains(call) || call.equals("replaceWithVoid()"))) {
                return List.of();
            }
            return calls.stream()
                    .map(call -> call.equals("replaceWithVoid()") ? "replaceWithVoid" : call)
                    .filter(call -> MUTINY.contains(call) || SHARED.contains(call))
                    .toList();
        }
    }
}
