// Loaded before the entry of a process and of each of its threads, hence plain JavaScript: the time of day jumps by an
// hour, back and forth, as it does where a machine's clock is set. Monotonic time goes on.

const HOUR_MS = 3_600_000;
const STEP_INTERVAL_MS = 700;

const TrueDate = Date;
let offsetMs = HOUR_MS;

setInterval(() => {
  offsetMs = -offsetMs;
}, STEP_INTERVAL_MS).unref();

const now = () => TrueDate.now() + offsetMs;

globalThis.Date = new Proxy(TrueDate, {
  construct: (target, given) => Reflect.construct(target, given.length === 0 ? [now()] : given),
  apply: (target) => new target(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
