package org.alongside.town;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.alongside.AlongsideTest;
import org.springframework.context.annotation.Import;

/** One Alongside for all tests in the town, and for no others, whose pages these fill. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@AlongsideTest({
    "alongside.command=demo",
    "ALONGSIDE_ORGANISATION=Eastmere and Hill",
    "ALONGSIDE_SECURITY_CONTACT=holes@eastmere.example"
})
@Import(Towns.class)
@interface TownTest {}
