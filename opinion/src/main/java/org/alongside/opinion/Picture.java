package org.alongside.opinion;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups or sides as clouds on a sheet of 640 by 420: where each is, how it spreads, and marks scattered alike, one for
 * several people each. Marks follow the spread of a group and nobody's own place.
 */
record Picture(List<Cloud> clouds, int peopleInMark) {

    private static final int MARKS = 90;
    private static final int FEWEST_IN_MARK = 3;
    /** An ellipse of this many standard deviations holds nine in ten of a normal cloud. */
    private static final double REACH = 2.146;

    /**
     * @param major half the long side of the outline
     * @param angle in degrees, clockwise
     */
    record Cloud(
            int side, int people, double x, double y, double major, double minor, double angle, List<double[]> marks) {}

    /** Clouds for the sides whose size may be shown, groups or declared ones. */
    static Picture of(OpinionMap map, Publication door) {
        List<double[]> shapes = new ArrayList<>();
        int people = 0;
        int sides = door.sides().names().size();
        for (int side = 0; side < sides; side++) {
            shapes.add(shape(map, door.sides(), side));
            people += door.size(side).orElse(0);
        }
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int side = 0; side < sides; side++) {
            if (door.size(side).isEmpty()) {
                // What may not be drawn must not be told of by the frame either.
                continue;
            }
            double[] shape = shapes.get(side);
            double wide = REACH * Math.sqrt(shape[2]);
            double tall = REACH * Math.sqrt(shape[4]);
            left = Math.min(left, shape[0] - wide);
            right = Math.max(right, shape[0] + wide);
            top = Math.min(top, shape[1] - tall);
            bottom = Math.max(bottom, shape[1] + tall);
        }
        double scale = Math.min(560 / Math.max(right - left, 1e-9), 330 / Math.max(bottom - top, 1e-9));
        int inMark = Math.max(FEWEST_IN_MARK, (people + MARKS - 1) / MARKS);
        List<Cloud> clouds = new ArrayList<>();
        for (int side = 0; side < sides; side++) {
            var size = door.size(side);
            if (size.isPresent()) {
                double[] shape = shapes.get(side);
                clouds.add(cloud(
                        side,
                        size.getAsInt(),
                        320 + scale * (shape[0] - (left + right) / 2),
                        225 + scale * (shape[1] - (top + bottom) / 2),
                        scale * scale * shape[2],
                        scale * scale * shape[3],
                        scale * scale * shape[4],
                        inMark));
            }
        }
        return new Picture(clouds, inMark);
    }

    /** The mean and the covariance of a side: x, y, xx, xy, yy. */
    private static double[] shape(OpinionMap map, Sides sides, int side) {
        double[] sums = new double[6];
        for (int row = 0; row < map.votes().people(); row++) {
            var place = map.place(row);
            if (map.votes().votesBy(row) > 0 && sides.of(map.votes().personId(row)) == side) {
                sums[0] += place.x();
                sums[1] += place.y();
                sums[2] += place.x() * place.x();
                sums[3] += place.x() * place.y();
                sums[4] += place.y() * place.y();
                sums[5]++;
            }
        }
        double n = Math.max(1, sums[5]);
        double x = sums[0] / n;
        double y = sums[1] / n;
        return new double[] {
            x, y, Math.max(1e-12, sums[2] / n - x * x), sums[3] / n - x * y, Math.max(1e-12, sums[4] / n - y * y)
        };
    }

    private static Cloud cloud(int side, int people, double x, double y, double xx, double xy, double yy, int inMark) {
        double middle = (xx + yy) / 2;
        double off = StrictMath.hypot((xx - yy) / 2, xy);
        double major = Math.sqrt(middle + off);
        double minor = Math.sqrt(Math.max(1e-9, middle - off));
        double angle = 0.5 * StrictMath.atan2(2 * xy, xx - yy);
        List<double[]> marks = new ArrayList<>();
        int count = Math.max(1, Math.round((float) people / inMark));
        for (int i = 0; i < count; i++) {
            // A sunflower: equal shares of a normal cloud, turned by the golden angle.
            double radius = Math.min(REACH * 0.93, Math.sqrt(-2 * StrictMath.log(1 - (i + 0.5) / count)));
            double turn = i * 2.399963229728653 + side;
            double u = radius * StrictMath.cos(turn) * major;
            double v = radius * StrictMath.sin(turn) * minor;
            marks.add(new double[] {
                x + u * StrictMath.cos(angle) - v * StrictMath.sin(angle),
                y + u * StrictMath.sin(angle) + v * StrictMath.cos(angle)
            });
        }
        return new Cloud(side, people, x, y, REACH * major, REACH * minor, Math.toDegrees(angle), marks);
    }
}
