package org.alongside.programme.page;

import java.util.List;
import org.alongside.programme.Call;

/** The calls anybody can read. */
public record ProgrammesPage(List<Call> open, List<Call> closed) {}
