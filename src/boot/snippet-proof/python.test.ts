import { describeProof } from './testing/describe-proof.ts'

describeProof('python-requests', 'python-sdk')
