export interface QuadraturePoint {
  node: number;
  weight: number;
}

const rules = new Map<number, readonly QuadraturePoint[]>();

/** Gauss–Legendre on [0, 1]: exact for polynomials of degree 2·points − 1. Newton's method on the Legendre polynomial. */
export function gaussLegendre(points: number): readonly QuadraturePoint[] {
  const known = rules.get(points);
  if (known !== undefined) return known;
  const rule = Array.from({ length: points }, (_, index) => {
    let x = Math.cos((Math.PI * (index + 0.75)) / (points + 0.5));
    for (let step = 0; step < 100; step += 1) {
      const { value, derivative } = legendre(points, x);
      const next = x - value / derivative;
      if (Math.abs(next - x) < 1e-16) break;
      x = next;
    }
    const { derivative } = legendre(points, x);
    return { node: (1 - x) / 2, weight: 1 / ((1 - x * x) * derivative * derivative) };
  });
  rules.set(points, rule);
  return rule;
}

function legendre(degree: number, x: number): { value: number; derivative: number } {
  let [previous, current] = [1, x];
  for (let n = 2; n <= degree; n += 1) {
    [previous, current] = [current, ((2 * n - 1) * x * current - (n - 1) * previous) / n];
  }
  const derivative = (degree * (x * current - previous)) / (x * x - 1);
  return { value: current, derivative };
}
