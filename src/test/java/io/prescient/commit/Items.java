package io.prescient.commit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.persistence.Columns;
import java.util.ArrayList;
import java.util.List;

/// Rows of one portfolio for tests of units of work.
final class Items {
    record Item(long portfolioId, String id, int value) {}

    static final RowType<String, Item> ITEMS = RowType.of(
            0, Item::portfolioId, Item::id, new Write<>("insert", columns()), new Write<>("update", columns()));

    private Items() {}

    static Item item(String id, int value) {
        return new Item(7, id, value);
    }

    static void load(UnitOfWork work, String id, int value) {
        work.load(ITEMS, item(id, value));
    }

    /// Puts a row and returns true, so that it can be the last step of an attempt.
    @CanIgnoreReturnValue
    static boolean put(UnitOfWork work, String id, int value) {
        work.put(ITEMS, item(id, value));
        return true;
    }

    /// Returns the inserts and updates, sorted.
    static List<String> changes(UnitOfWork work) {
        var changes = new ArrayList<String>();
        work.forEachChange((_, write, row) -> changes.add(write.sql() + " " + summary(row)));
        return changes.stream().sorted().toList();
    }

    private static Columns<Item> columns() {
        return new Columns<Item>().text("id", Item::id);
    }

    private static String summary(Object row) {
        var item = (Item) row;
        return item.id() + "=" + item.value();
    }
}
