package anonymise

import ("testing";"fmt")

func TestSmoke(t *testing.T){
 for _, s := range []string{
  "My sister Saima took me to Dr Patel on 14 March 2022 at Luton and Dunstable University Hospital. Ring 07700 900123 or nasreen@example.org. I am 52. NHS 999 000 0018? LU4 8AB. Mrs Nasreen Begum-Khan lives at 14 Larkfield Rise, Luton. I worked at Vauxhall. ward 12. Sister Mary came.",
  "my name is saima and nurse called amina was nice, mrs okonkwo too. The Macmillan nurse said May I help. Will came with me. my reg is ab12 cde",
 } {
  for _, f := range New().Propose(s,"en") { fmt.Printf("%-16s %-20s %.2f %q\n", f.Type, f.Reason, f.Confidence, s[f.Start:f.End]) }
 }
}
