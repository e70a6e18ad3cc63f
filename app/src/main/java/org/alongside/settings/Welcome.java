package org.alongside.settings;

import java.util.List;

/**
 * What the person who started Alongside should read once its pages are up: the link for a first administrator, the
 * invented people of a demo. Each bean of this kind adds its lines.
 */
public interface Welcome {
    List<String> lines();
}
