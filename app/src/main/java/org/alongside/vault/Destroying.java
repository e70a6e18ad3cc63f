package org.alongside.vault;

import java.util.UUID;
import org.alongside.database.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Destroys keys when, and only when, the transaction that erases commits. The decision is a row; the files follow at
 * once, or after a crash at the next start.
 */
class Destroying {

    private static final Logger LOG = LoggerFactory.getLogger(Destroying.class);

    private final KeyStore keys;
    private final JdbcClient db;
    private final Jobs jobs;

    Destroying(KeyStore keys, JdbcClient db, Jobs jobs) {
        this.keys = keys;
        this.db = db;
        this.jobs = jobs;
        destroyAgainWhatCameBack();
        destroyWhatIsDue();
    }

    void destroy(UUID key) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A key is destroyed in the transaction of what it erases.");
        }
        (jobs.underWay() ? jobs.db() : db)
                .sql("insert into vault.destroyed_key (key) values (:key)")
                .param("key", key)
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                destroyOrTryLater(key);
            }
        });
    }

    /** Finishes what a crash or a full disk left undone, and notes what is done. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void destroyWhatIsDue() {
        keys.forgetWhatIsGone();
        jobs
                .db()
                .sql("select distinct key from vault.destroyed_key where destroyed_at is null")
                .query((row, _) -> row.getObject("key", UUID.class))
                .list()
                .stream()
                .filter(this::destroyOrTryLater)
                .forEach(this::note);
    }

    /** A copy of the key store that was put back may hold keys destroyed after it was made. */
    private void destroyAgainWhatCameBack() {
        jobs
                .db()
                .sql("select distinct key from vault.destroyed_key")
                .query((row, _) -> row.getObject("key", UUID.class))
                .list()
                .stream()
                .filter(keys::holds)
                .forEach(keys::destroy);
    }

    /** What erased has been committed: telling the person that it failed would be wrong, so the file is tried again. */
    private boolean destroyOrTryLater(UUID key) {
        try {
            keys.destroy(key);
            return true;
        } catch (RuntimeException problem) {
            LOG.error("A key could not be destroyed; it is tried again every minute", problem);
            return false;
        }
    }

    private void note(UUID key) {
        jobs.db()
                .sql("update vault.destroyed_key set destroyed_at = now() where key = :key and destroyed_at is null")
                .param("key", key)
                .update();
    }
}
