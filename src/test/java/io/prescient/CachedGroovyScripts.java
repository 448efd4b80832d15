package io.prescient;

import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.Script;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.runtime.InvokerHelper;

/// Keeps what the paths into an answer are compiled to. REST Assured hands `"items[0].price"` to a Groovy shell each
/// time it is read, and the shell compiles it, for which it looks through every jar: that took more time than the
/// service did.
final class CachedGroovyScripts extends DelegatingMetaClass {
    private final Map<String, Class<? extends Script>> scripts = new ConcurrentHashMap<>();

    private CachedGroovyScripts(MetaClass shells) {
        super(shells);
    }

    static void install() {
        var registry = GroovySystem.getMetaClassRegistry();
        // Nobody brings metaclasses by the name of a class; each script would be looked for one in every jar, too.
        registry.getMetaClassCreationHandler().setDisableCustomMetaClassLookup(true);
        var kept = new CachedGroovyScripts(registry.getMetaClass(GroovyShell.class));
        kept.initialize();
        registry.setMetaClass(GroovyShell.class, kept);
    }

    @Override
    public Object invokeMethod(Object shell, String method, Object[] arguments) {
        return method.equals("evaluate") && arguments.length == 1
                ? evaluate((GroovyShell) shell, arguments[0].toString())
                : super.invokeMethod(shell, method, arguments);
    }

    private Object evaluate(GroovyShell shell, String path) {
        var script = scripts.get(path);
        if (script == null) {
            script = shell.parse(path).getClass();
            scripts.put(path, script);
        }
        return InvokerHelper.createScript(script, shell.getContext()).run();
    }
}
