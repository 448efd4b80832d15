package io.prescient.repository;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A Java file as javac parses it, without types.
record JavaTree(CompilationUnitTree unit, SourcePositions positions) {

    private static SoftReference<List<JavaTree>> parsed = new SoftReference<>(List.of());

    static JavaTree of(SourceFile file) {
        return parse(List.of(file)).getFirst();
    }

    /// Those whose whole path matches, without `package-info.java`.
    static List<JavaTree> matching(Pattern path) {
        return all().stream()
                .filter(tree -> path.matcher(tree.path()).matches())
                .toList();
    }

    /// Parsed once, because several rules read all of them.
    private static synchronized List<JavaTree> all() {
        var trees = parsed.get();
        if (trees == null || trees.isEmpty()) {
            trees = parse(SourceFile.matching(SourceFile.JAVA).stream()
                    .filter(file -> !file.path().endsWith("/package-info.java"))
                    .toList());
            parsed = new SoftReference<>(trees);
        }
        return trees;
    }

    private static List<JavaTree> parse(List<SourceFile> files) {
        var options = List.of("-proc:none");
        var sources = files.stream().map(Source::new).toList();
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, null, options, null, sources);
        var positions = Trees.instance(task).getSourcePositions();
        var trees = new ArrayList<JavaTree>();
        try {
            task.parse().forEach(unit -> trees.add(new JavaTree(unit, positions)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return trees;
    }

    String path() {
        return unit.getSourceFile().getName();
    }

    /// The name of the file's class.
    String name() {
        return path().replaceFirst(".*/(\\w+)\\.java", "$1");
    }

    /// Below `io.prescient`, with dots.
    String packageName() {
        return path().replaceFirst("src/\\w+/java/io/prescient/", "")
                .replaceFirst("/?\\w+\\.java", "")
                .replace('/', '.');
    }

    int firstLine(Tree tree) {
        return (int) unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    int lastLine(Tree tree) {
        return (int) unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
    }

    String at(Tree tree) {
        return path() + ":" + firstLine(tree);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final SourceFile file;

        Source(SourceFile file) {
            super(URI.create("string:///" + file.path()), Kind.SOURCE);
            this.file = file;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }

        @Override
        public String getName() {
            return file.path();
        }
    }
}
