import { describeProof } from './testing/describe-proof.ts'

describeProof('curl-bash', 'curl-powershell')
