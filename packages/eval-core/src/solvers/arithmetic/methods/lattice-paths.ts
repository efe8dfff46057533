import type { ArithmeticMethod } from '../method.ts';
import { residue } from '../whole-numbers.ts';

interface Grid {
  width: number;
  height: number;
  blocked: number[][];
}

export const latticePaths: ArithmeticMethod<Grid> = {
  name: 'lattice-paths',
  read(text) {
    const ends = /path leads from \(0, 0\) to \((\d{1,3}), (\d{1,3})\)/.exec(text);
    if (ends === null) return null;
    const [, avoided = ''] = /must not visit ([^.]{1,2000})\./.exec(text) ?? [];
    const points = [...avoided.matchAll(/\((\d{1,3}), (\d{1,3})\)/g)];
    return {
      width: Number(ends[1]),
      height: Number(ends[2]),
      blocked: points.map(([, x, y]) => [Number(x), Number(y)]),
    };
  },
  /** Column by column, from the left and from below. */
  simulate({ width, height, blocked }, modulus, work) {
    let column = Array.from({ length: height + 1 }, () => 0);
    for (let x = 0; x <= width; x += 1) {
      let below = x === 0 ? 1 : 0;
      column = column.map((left, y) => {
        if (blocked.some(([bx, by]) => bx === x && by === y)) below = 0;
        else below = residue(left + below + work.step(), modulus);
        return below;
      });
      work.show(`Column ${x} from below: ${column.join(' ')}.`);
    }
    return column[height] ?? 0;
  },
  /** From the far end back, and without slips. */
  compute({ width, height, blocked }, modulus) {
    const known = new Map<string, number>(blocked.map(([x, y]) => [`${x} ${y}`, 0]));
    const pathsFrom = (x: number, y: number): number => {
      if (x > width || y > height) return 0;
      if (x === width && y === height) return 1 % modulus;
      const key = `${x} ${y}`;
      const paths = known.get(key) ?? (pathsFrom(x + 1, y) + pathsFrom(x, y + 1)) % modulus;
      known.set(key, paths);
      return paths;
    };
    return pathsFrom(0, 0);
  },
};
