# Writes the data and the values of MetricsTests.cs; run with scikit-learn 1.2.1.
import numpy as np
from sklearn import metrics as m
rng=np.random.RandomState(0)
n=40
s=np.round(rng.randn(n,3),2); y=rng.randint(0,3,n); s[np.arange(n),y]+=0.7; s=np.round(s,2)
b=np.round(rng.randn(n),1); t=(b+rng.randn(n)>0).astype(int)
p=np.round(rng.randn(n)*2,2); q=np.round(p+rng.randn(n),2)
print('scores',s.flatten().tolist()); print('classes',y.tolist()); print('binary',b.tolist()); print('answers',t.tolist()); print('pred',p.tolist()); print('target',q.tolist())
a=s.argmax(1)
print('acc',repr(m.accuracy_score(y,a)),'bal',repr(m.balanced_accuracy_score(y,a)),'prec',m.precision_score(y,a,average=None).tolist(),'rec',m.recall_score(y,a,average=None).tolist(),'f1',m.f1_score(y,a,average=None).tolist(),'macro',repr(m.f1_score(y,a,average='macro')),'w',repr(m.f1_score(y,a,average='weighted')))
pr=np.exp(s)/np.exp(s).sum(1,keepdims=True)
print('top2',repr(m.top_k_accuracy_score(y,s,k=2)),'ll',repr(m.log_loss(y,pr)))
print('auc',repr(m.roc_auc_score(t,b)),'ap',repr(m.average_precision_score(t,b)))
print('r2',repr(m.r2_score(q,p)),'mae',repr(m.mean_absolute_error(q,p)),'rmse',repr(m.mean_squared_error(q,p,squared=False)))
print('bf1',repr(m.f1_score(t,(b>0).astype(int))),repr(m.precision_score(t,(b>0).astype(int))),repr(m.recall_score(t,(b>0).astype(int))))
