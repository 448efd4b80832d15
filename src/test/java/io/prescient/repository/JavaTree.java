package io.prescient.repository;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A Java file as javac parses it, without types.
record JavaTree(CompilationUnitTree unit, SourcePositions positions) {

    static JavaTree of(SourceFile file) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var source = new SimpleJavaFileObject(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return file.text();
            }

            @Override
            public String getName() {
                return file.path();
            }
        };
        try {
            return parse((JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, List.of(source)))
                    .getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Those whose whole path matches, without `package-info.java`.
    static List<JavaTree> matching(Pattern path) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var paths = SourceFile.paths().stream()
                    .filter(file -> path.matcher(file).matches() && !file.endsWith("/package-info.java"))
                    .sorted()
                    .map(Path::of)
                    .toList();
            return parse((JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JavaTree> parse(JavacTask task) throws IOException {
        var positions = Trees.instance(task).getSourcePositions();
        var trees = new ArrayList<JavaTree>();
        task.parse().forEach(unit -> trees.add(new JavaTree(unit, positions)));
        return trees;
    }

    String path() {
        return unit.getSourceFile().getName().replace('\\', '/');
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
}
