package io.prescient.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A text file of the repository.
///
/// @param path relative to the top level, with `/`
record SourceFile(String path, String text) {
    private static final Path TOP = Path.of("");
    private static final Set<String> NOT_OURS = Set.of(".git", "target", ".dev", ".idea", ".vscode", "node_modules");

    static final Pattern MAIN_JAVA = Pattern.compile("src/main/java/.*\\.java");
    static final Pattern JAVA = Pattern.compile("src/(main|test)/java/.*\\.java");
    static final Pattern MARKDOWN = Pattern.compile("(?!\\.github/).*\\.md");

    /// Those whose whole path matches, in order of it.
    static List<SourceFile> matching(Pattern path) {
        return paths().stream()
                .filter(file -> path.matcher(file).matches())
                .sorted()
                .map(SourceFile::read)
                .toList();
    }

    static SourceFile read(String path) {
        try {
            return new SourceFile(path, Files.readString(TOP.resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines() {
        return text.lines().toList();
    }

    int line(int offset) {
        return 1 + (int) text.chars().limit(offset).filter(c -> c == '\n').count();
    }

    String at(int offset) {
        return path + ":" + line(offset);
    }

    /// Of all files, binaries included.
    static List<String> paths() {
        var found = new ArrayList<String>();
        try {
            Files.walkFileTree(TOP, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    var name = folder.getFileName().toString();
                    return NOT_OURS.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    found.add(file.toString().replace('\\', '/'));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
