import sys, json, subprocess, time, collections
import numpy as np
import flash_data as D, flash_model as M
data, work, mode = sys.argv[1:4]
extractor='../target/release/examples/flash_features'
def dump(rows, folder):
    import os
    os.makedirs(folder, exist_ok=True)
    p=subprocess.Popen([extractor,folder],stdin=subprocess.PIPE)
    for r in rows: p.stdin.write((json.dumps({'text':r['text'],'untrusted':r['untrusted']})+'\n').encode())
    p.stdin.close(); assert p.wait()==0
if mode=='prep':
    kept,other=D.training_rows(data)
    kept=D.augmented(kept)
    ev=D.rows(f'{data}/eval.jsonl.gz')
    for r in ev: r['untrusted']=D.untrusted(r)
    for name,rs in (('train',kept),('other',other),('eval',ev)):
        t=time.time(); dump(rs,f'{work}/{name}'); print(name,len(rs),time.time()-t)
        json.dump([{k:r.get(k) for k in ('label','kind','source','lang','untrusted','augmented','text','license')} for r in rs],open(f'{work}/{name}/rows.json','w'))
