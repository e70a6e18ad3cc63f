package org.alongside.opinion;

/** Small dense linear algebra: symmetric eigenvectors and symmetric positive systems. */
final class Dense {

    private Dense() {}

    /**
     * Cyclic Jacobi rotations (Golub and Van Loan, §8.5). On return the matrix is diagonal, largest first, and column
     * b of the result is the eigenvector of entry b.
     */
    static double[][] eigenvectors(double[][] matrix) {
        int size = matrix.length;
        double[][] vectors = new double[size][size];
        for (int i = 0; i < size; i++) {
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < 60 && outside(matrix) > 0; sweep++) {
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    rotate(matrix, vectors, p, q);
                }
            }
        }
        sortDescending(matrix, vectors);
        return vectors;
    }

    /** Turns the vector so that its largest entry, the first of equals, is positive. */
    static void facePositive(double[] vector) {
        int largest = 0;
        for (int i = 1; i < vector.length; i++) {
            if (Math.abs(vector[i]) > Math.abs(vector[largest]) * (1 + 1e-9)) {
                largest = i;
            }
        }
        if (vector.length > 0 && vector[largest] < 0) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = -vector[i];
            }
        }
    }

    /**
     * Solves a symmetric positive definite system in place by Cholesky.
     *
     * @param matrix the lower half, row by row without gaps; becomes its factor
     * @param right becomes the solution
     */
    static void solve(double[] matrix, double[] right, int size) {
        factor(matrix, size);
        forward(matrix, right, size);
        backward(matrix, right, size);
    }

    /**
     * The Cholesky factor L with L·Lᵀ the matrix, in place of its lower half, with the inverse of each entry on the
     * diagonal instead of the entry. The factor of a leading part of the matrix is the leading part of the factor.
     */
    static void factor(double[] matrix, int size) {
        for (int i = 0, row = 0; i < size; row += ++i) {
            for (int j = 0, other = 0; j <= i; other += ++j) {
                double sum = matrix[row + j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[row + k] * matrix[other + k];
                }
                matrix[row + j] = i == j ? 1 / Math.sqrt(sum) : sum * matrix[other + j];
            }
        }
    }

    /** The solution of L·x = right, in place. */
    static void forward(double[] factor, double[] right, int size) {
        for (int i = 0, row = 0; i < size; row += ++i) {
            double sum = right[i];
            for (int k = 0; k < i; k++) {
                sum -= factor[row + k] * right[k];
            }
            right[i] = sum * factor[row + i];
        }
    }

    /** The solution of Lᵀ·x = right, in place. */
    static void backward(double[] factor, double[] right, int size) {
        for (int i = size - 1; i >= 0; i--) {
            double sum = right[i];
            for (int k = i + 1; k < size; k++) {
                sum -= factor[k * (k + 1) / 2 + i] * right[k];
            }
            right[i] = sum * factor[i * (i + 1) / 2 + i];
        }
    }

    /** The entry (at, at) of the inverse of a matrix of which this is the factor: the squared length of column L⁻¹·e. */
    static double inverseAt(double[] factor, int at, int size) {
        double[] column = new double[size];
        column[at] = 1;
        forward(factor, column, size);
        double sum = 0;
        for (int i = at; i < size; i++) {
            sum += column[i] * column[i];
        }
        return sum;
    }

    private static double outside(double[][] matrix) {
        double diagonal = 0;
        double rest = 0;
        for (int i = 0; i < matrix.length; i++) {
            diagonal += matrix[i][i] * matrix[i][i];
            for (int j = 0; j < i; j++) {
                rest += matrix[i][j] * matrix[i][j];
            }
        }
        return rest > 1e-36 * diagonal ? rest : 0;
    }

    private static void rotate(double[][] matrix, double[][] vectors, int p, int q) {
        double off = matrix[p][q];
        if (off == 0) {
            return;
        }
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * off);
        double t = Math.signum(theta == 0 ? 1 : theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < matrix.length; k++) {
            double kp = matrix[k][p];
            double kq = matrix[k][q];
            matrix[k][p] = c * kp - s * kq;
            matrix[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < matrix.length; k++) {
            double pk = matrix[p][k];
            double qk = matrix[q][k];
            matrix[p][k] = c * pk - s * qk;
            matrix[q][k] = s * pk + c * qk;
            double vp = vectors[k][p];
            double vq = vectors[k][q];
            vectors[k][p] = c * vp - s * vq;
            vectors[k][q] = s * vp + c * vq;
        }
        matrix[p][q] = 0;
        matrix[q][p] = 0;
    }

    private static void sortDescending(double[][] matrix, double[][] vectors) {
        for (int a = 0; a < matrix.length; a++) {
            int largest = a;
            for (int b = a + 1; b < matrix.length; b++) {
                largest = matrix[b][b] > matrix[largest][largest] ? b : largest;
            }
            double value = matrix[a][a];
            matrix[a][a] = matrix[largest][largest];
            matrix[largest][largest] = value;
            for (double[] row : vectors) {
                double entry = row[a];
                row[a] = row[largest];
                row[largest] = entry;
            }
        }
    }
}
