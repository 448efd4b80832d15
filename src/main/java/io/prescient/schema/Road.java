package io.prescient.schema;

import io.prescient.schema.Version.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The versions as they stand on one database, and which of them lie between two.
///
/// @param all in their order: those of this program, and those that only the database tells of
public record Road(List<Version> all) {
    private static final Set<State> FOREIGN = Set.of(State.unknown, State.changed, State.failed);

    public Optional<Version> current() {
        return all.stream().filter(Version::isReached).reduce((_, later) -> later);
    }

    /// Those of this program.
    public List<Version> known() {
        return all.stream().filter(version -> version.checksum() != null).toList();
    }

    /// @throws SchemaFailure if this program has no such version
    Version named(Target target) {
        return target.among(known(), current());
    }

    /// Those after a version.
    List<Version> beyond(Version version) {
        return all.subList(all.indexOf(version) + 1, all.size());
    }

    /// The way up from where the database is.
    ///
    /// @throws SchemaFailure if the database is beyond it
    List<Version> upTo(Target target) {
        current().filter(version -> !known().contains(version)).ifPresent(Road::refuse);
        return up(current(), target);
    }

    /// The way up from a version, whatever the database says.
    ///
    /// @throws SchemaFailure if it is beyond the target
    List<Version> up(Optional<Version> start, Target target) {
        var known = known();
        int from = start.map(known::indexOf).orElse(-1);
        int to = known.indexOf(target.among(known, start));
        if (to < from) {
            throw new SchemaFailure("The database is at version %s already, beyond %s; the way back is: db downgrade"
                    .formatted(known.get(from).version(), known.get(to).version()));
        }
        return known.subList(from + 1, to + 1);
    }

    /// The way up from a version, if the history is one on which an upgrade would go on.
    ///
    /// @throws SchemaFailure if it is not, or the version is beyond the target
    public List<Version> rehearsed(Version start, Target target) {
        refuseForeign();
        return up(Optional.of(start), target);
    }

    /// Those of the database that are not as this program would make them.
    public List<Version> foreign() {
        return all.stream().filter(version -> FOREIGN.contains(version.state())).toList();
    }

    /// @throws SchemaFailure if a version of the database is not the one of this program
    void refuseForeign() {
        foreign().forEach(Road::refuse);
    }

    private static void refuse(Version version) {
        throw new SchemaFailure("Version %s of the database is not this program's, it is %s; see: db history"
                .formatted(version.version(), version.state()));
    }

    /// The versions to take back until the database is at this one, the newest last.
    ///
    /// @throws SchemaFailure if the database is not beyond it
    List<Version> backTo(Version end) {
        var way = beyond(end).stream().filter(Version::isReached).toList();
        if (way.isEmpty()) {
            throw new SchemaFailure("The database is not beyond version " + end.version());
        }
        return way;
    }
}
