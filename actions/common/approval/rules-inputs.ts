// The rules of an approval as inputs: the gate applies them, and whoever verifies its record applies them again.
import { input, type InputValues } from '@powerops/actions-kit'

export const approvalRulesInputs = {
  approvers: input.list.optional(),
  'minimum-approvals': input.integer({ min: 1, max: 6 }).default('1'),
  'allow-self-approval': input.boolean.default('false'),
  'require-permission': input.oneOf('read', 'write', 'admin').optional(),
  'expires-after-hours': input.integer({ min: 1, max: 720 }).optional(),
  'base-branch': input.text.optional(),
  'request-author': input.text.default('github-actions[bot]'),
}

/** The rules that somebody asks for. They never come from a record, which anybody can write. */
export type ApprovalWish = InputValues<typeof approvalRulesInputs>
