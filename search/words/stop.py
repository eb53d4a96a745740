"""Words that carry no meaning in a search. Written in plain spelling, compared normalised.

Left out on purpose, because courses are about them: Mal(en), Macht, Weg, Selbst, Kunst, Ende.
"""

_PLAIN = """
der die das den dem des ein eine einer eines einem einen kein keine keiner keines keinem keinen
ich du er sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen sich man
mein meine meiner meines meinem meinen dein deine deiner deines deinem deinen
sein seine seiner seines seinem seinen ihre ihrer ihres ihrem ihren
unser unsere unserer unseres unserem unseren euer eure eurer eures eurem euren
dieser diese dieses diesem diesen jener jene jenes jenem jenen jeder jede jedes jedem jeden
mancher manche manches manchem manchen solcher solche solches solchem solchen
welcher welche welches welchem welchen alle aller alles allem allen beide beiden
wer was wen wem wessen wo wie wann warum wieso weshalb woher wohin womit wozu
und oder aber denn sondern sowie sowohl weder noch als dass daß ob weil wenn falls damit obwohl
während bevor nachdem bis seit seitdem da so dabei dafür dagegen daher dadurch danach daran darauf
daraus darin darüber darum davon davor dazu hierbei hierfür hierzu somit deshalb deswegen dennoch
doch jedoch also zwar
in im ins an am ans auf aufs aus bei beim durch durchs für fürs gegen hinter mit nach neben ohne
über um ums unter vom von vor vors wegen zu zum zur zwischen ab außer per pro trotz je
nicht nur auch schon sehr etwa etwas bereits bzw usw etc ggf evtl zb hier dort dann nun jetzt
immer wieder mehr viel viele vieler vieles vielem vielen einige einiger einiges einigem einigen
andere anderer anderes anderem anderen anders sonst
ist sind bin bist war waren wart gewesen wird werden werde wirst wurde wurden worden
hat haben habe hast hatte hatten hätte hätten gehabt
kann können könnte könnten konnte konnten kannst muss müssen musst musste mussten müsste
soll sollen sollte sollten darf dürfen durfte dürfte will wollen wollte wollten willst
möchte möchten möchtest mögen mag
"""

STOP_WORDS: tuple[str, ...] = tuple(_PLAIN.split())
