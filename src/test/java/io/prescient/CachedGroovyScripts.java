package io.prescient;

import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.Script;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.runtime.InvokerHelper;

/// Caches the Groovy scripts that REST Assured compiles for paths such as `"items[0].price"`. Without the cache it
/// compiles a script at every read and scans every jar for it, which took more time than the requests.
final class CachedGroovyScripts extends DelegatingMetaClass {
    private final Map<String, Class<? extends Script>> scripts = new ConcurrentHashMap<>();

    private CachedGroovyScripts(MetaClass shells) {
        super(shells);
    }

    static void install() {
        var registry = GroovySystem.getMetaClassRegistry();
        // No custom metaclasses exist; without this, Groovy scans every jar for one per script.
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
