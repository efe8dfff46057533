import { AssayError } from '@assay/contracts/errors';
import { isUniqueViolation } from '@assay/db/errors';

/**
 * Does a write of a row whose name is unique in its workspace.
 * @throws AssayError 'conflict' when the name is in use.
 */
export async function refusingNameInUse<Result>(
  { noun, name }: { noun: string; name: string },
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    return await write();
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new AssayError(
      'conflict',
      `There is a ${noun} named ${name} already, perhaps an archived one: restore that, or choose another name.`,
      { cause },
    );
  }
}
