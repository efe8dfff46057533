import { order, orderIfKnown, type Ordering } from './server-orders.ts';

/**
 * Loads in place. Not by way of /sleep?level=2, which needs a flag of the server's and has been seen to wake up to
 * gibberish. Paused until it is whole, so that others' requests do not meet half of it.
 */
export async function putOnVllm(
  to: Ordering,
  { path, id }: { path: string; id: string },
): Promise<void> {
  await order(to, '/pause?mode=wait', {});
  const reload = { method: 'reload_weights', kwargs: { weights_path: path } };
  await order(to, '/collective_rpc', reload);
  // Versions without this call have no name for their weights.
  await orderIfKnown(to, '/update_weight_version', { new_version: id });
  await order(to, '/reset_prefix_cache', {});
  await order(to, '/resume', {});
}
