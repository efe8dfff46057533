/**
 * The settings by which a worker opens a backend, in one word: it is another as soon as one of them was changed. `backend`
 * is its row.
 */
export const BACKEND_SETTINGS = `md5(row(backend.dialect, backend.replica_urls, backend.max_concurrency,
             backend.time_limits, backend.replies, backend.secret_cipher)::text)`;
