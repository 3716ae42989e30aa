import { Document } from 'yaml'
import { type ConfigContent, toConfig } from '../../core/config/toConfig.ts'
import { wording } from '../../core/language/language.ts'

/** The configuration as YAML text, the same for the same input, which `readConfig` reads back. Holds no secret's value. */
export function writeConfig(content: ConfigContent): string {
  // Aliases would make one monitor's edit change another's.
  const document = new Document(toConfig(content), { aliasDuplicateObjects: false })
  document.commentBefore = ` ${wording.imports.comment}`
  return document.toString({ lineWidth: 0 })
}
