package org.alongside.attack;

/**
 * What a scanner reports.
 *
 * @param where method and path, without what stands for one thing among many
 */
record Finding(String scanner, String where, String what) implements Comparable<Finding> {

    @Override
    public int compareTo(Finding other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return scanner + ", " + where + ": " + what;
    }
}
