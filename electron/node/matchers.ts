import { FunctionExpressionType, JSONPathEnvironment, JSONPathError, type JSONValue } from 'json-p3'
import { RE2JS, RE2JSException } from 're2js'
import { wording } from '../core/language/language.ts'
import type { Matchers } from '../core/ports.ts'

/** Documents nested deeper than this are not searched by `$..`; vendors' answers are far below it. */
const maxRecursionDepth = 500
const maxRemembered = 500

/** Compiles once per text; forgets everything when full, which only costs compiling again. */
function remembered<T>(compile: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const made = compile(text)
    if (known.size >= maxRemembered) known.clear()
    known.set(text, made)
    return made
  }
}

function compileRegex(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    const detail =
      error instanceof RE2JSException ? error.message.replace(/^error parsing regexp: /, '') : String(error)
    throw new Error(wording.assess.regexBroken(JSON.stringify(pattern), detail))
  }
}

const regexOf = remembered(compileRegex)

/**
 * RFC 9535 with the functions `match` and `search` on RE2: the library's own use JavaScript's backtracking engine,
 * which a vendor's answer could keep busy for hours.
 */
function createEnvironment(): JSONPathEnvironment {
  const environment = new JSONPathEnvironment({ strict: true, maxRecursionDepth })
  const regexFunction = (test: (regex: RE2JS, text: string) => boolean) => ({
    argTypes: [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType],
    returnType: FunctionExpressionType.LogicalType,
    call: (text: unknown, pattern: unknown) =>
      typeof text === 'string' && typeof pattern === 'string' && test(regexOf(pattern), text),
  })
  environment.functionRegister.set(
    'match',
    regexFunction((regex, text) => regex.testExact(text)),
  )
  environment.functionRegister.set(
    'search',
    regexFunction((regex, text) => regex.test(text)),
  )
  return environment
}

/** json-p3 appends the place as `('found':index)`; ours names the path anyway. */
function plain(error: JSONPathError): string {
  return error.message.replace(/ \('[\s\S]*':\d+\)$/, '')
}

/** Regular expressions in linear time (RE2) and JSONPath (RFC 9535) for `assess`. */
export function createMatchers(): Matchers {
  const environment = createEnvironment()
  const pathOf = remembered((path) => environment.compile(path))
  return {
    regex: (pattern, text) => regexOf(pattern).test(text),
    jsonPath: (path, document) => {
      try {
        return pathOf(path)
          .query(document as JSONValue)
          .values()
      } catch (error) {
        if (!(error instanceof JSONPathError)) throw error
        throw new Error(wording.assess.jsonPathBroken(JSON.stringify(path), plain(error)))
      }
    },
  }
}
