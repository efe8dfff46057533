import { distanceBetween, type DistanceMatrix } from './problem.ts';

/** From city 0 always on to the nearest city not yet visited, the lowest number of equals. */
export function nearestNeighbourTour(matrix: DistanceMatrix): number[] {
  const tour = [0];
  const unvisited = new Set(matrix.keys());
  unvisited.delete(0);
  for (let here = 0; unvisited.size > 0;) {
    const distanceOf = (city: number) => distanceBetween(matrix, here, city);
    here = [...unvisited].reduce((best, city) =>
      distanceOf(city) < distanceOf(best) ? city : best,
    );
    unvisited.delete(here);
    tour.push(here);
  }
  return tour;
}
