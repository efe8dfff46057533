import { AssayError } from '@assay/contracts/errors';
import { HubError } from '@assay/exchange/hub-error';
import { UnreadableSourceError } from '@assay/exchange/read-record';

/** What a person is told of an import that failed; an error that nobody foresaw goes to the log alone. */
export function importFailure(error: unknown, onFault: (error: unknown) => void): string {
  if (isForPeople(error)) return error.message;
  onFault(error);
  return 'The import failed on the server, whose log says why; nothing was stored.';
}

/** The same as errors of the API. */
export function asAssayError(error: unknown): unknown {
  if (error instanceof HubError) {
    return new AssayError(
      error.code === 'unavailable' ? 'unavailable' : 'bad-input',
      error.message,
      {
        cause: error,
      },
    );
  }
  if (error instanceof UnreadableSourceError) {
    return new AssayError('bad-input', error.message, { cause: error });
  }
  return error;
}

function isForPeople(error: unknown): error is Error {
  return [AssayError, HubError, UnreadableSourceError].some((kind) => error instanceof kind);
}
