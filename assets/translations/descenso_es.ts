<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>One Step</source>
        <translation>Un paso</translation>
    </message>
    <message>
        <source>One Epoch</source>
        <translation>Una época</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>New Seed</source>
        <translation>Nueva semilla</translation>
    </message>
    <message>
        <source>Full Screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>About Descenso</source>
        <translation>Acerca de Descenso</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>E&amp;jecución</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Undo “{change}”</source>
        <translation>Deshacer «{change}»</translation>
    </message>
    <message>
        <source>Redo “{change}”</source>
        <translation>Rehacer «{change}»</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Ejemplos</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>Proyector</translation>
    </message>
    <message>
        <source>Descenso: a laboratory for the optimization of deep networks.</source>
        <translation>Descenso: un laboratorio para la optimización de redes profundas.</translation>
    </message>
    <message>
        <source>Build a network, press play, and watch what the optimizer does; then change one thing.</source>
        <translation>Construye una red, pulsa Entrenar y observa lo que hace el optimizador; después cambia una sola cosa.</translation>
    </message>
</context>
<context>
    <name>BeliefPanel</name>
    <message>
        <source>What the network believes</source>
        <translation>Lo que cree la red</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>paso {step}</translation>
    </message>
</context>
<context>
    <name>BeliefView</name>
    <message>
        <source>Nothing yet: the network has to be ready to train.</source>
        <translation>Todavía nada: la red debe estar lista para entrenar.</translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>Fitted curve</source>
        <translation>Curva ajustada</translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>{train} train · {test} test</source>
        <translation>{train} entren. · {test} prueba</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Change {field}</source>
        <translation>Cambiar {field}</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Something went wrong in the window: {problem}</source>
        <translation>Algo ha fallado en la ventana: {problem}</translation>
    </message>
    <message>
        <source>You can go on; save your work. The details are also in {file}.</source>
        <translation>Puedes continuar; guarda tu trabajo. Los detalles están también en {file}.</translation>
    </message>
</context>
<context>
    <name>Fold</name>
    <message>
        <source>More options</source>
        <translation>Más opciones</translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation>Menos opciones</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Range: {interval}</source>
        <translation>Intervalo: {interval}</translation>
    </message>
    <message>
        <source>Can change while it trains.</source>
        <translation>Puede cambiar durante el entrenamiento.</translation>
    </message>
</context>
<context>
    <name>HorizonPanel</name>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>{epochs} epochs</source>
        <translation>{epochs} épocas</translation>
    </message>
</context>
<context>
    <name>ImagesView</name>
    <message>
        <source>Test samples</source>
        <translation>Muestras de prueba</translation>
    </message>
    <message>
        <source>{wrong} wrong of {total} ({share})</source>
        <translation>{wrong} fallos de {total} ({share})</translation>
    </message>
    <message>
        <source>True class: {name}</source>
        <translation>Clase verdadera: {name}</translation>
    </message>
    <message>
        <source>Predicted: {name}</source>
        <translation>Clase predicha: {name}</translation>
    </message>
</context>
<context>
    <name>InitializationPanel</name>
    <message>
        <source>Initialization</source>
        <translation>Inicialización</translation>
    </message>
</context>
<context>
    <name>InputCard</name>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
</context>
<context>
    <name>InsertMenu</name>
    <message>
        <source>Insert a layer</source>
        <translation>Insertar una capa</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>El del sistema</translation>
    </message>
    <message>
        <source>The language changes when Descenso is opened again.</source>
        <translation>El idioma cambiará cuando Descenso se abra de nuevo.</translation>
    </message>
</context>
<context>
    <name>LayerActions</name>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Insert after</source>
        <translation>Insertar después</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Mover a la izquierda</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Mover a la derecha</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Select the card before</source>
        <translation>Seleccionar la tarjeta anterior</translation>
    </message>
    <message>
        <source>Select the card after</source>
        <translation>Seleccionar la tarjeta siguiente</translation>
    </message>
    <message>
        <source>Select the first card</source>
        <translation>Seleccionar la primera tarjeta</translation>
    </message>
    <message>
        <source>Select the last card</source>
        <translation>Seleccionar la última tarjeta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>LayerCard</name>
    <message>
        <source>Output shape {shape}</source>
        <translation>Forma de la salida: {shape}</translation>
    </message>
    <message>
        <source>gradient norm {value}</source>
        <translation>norma del gradiente {value}</translation>
    </message>
</context>
<context>
    <name>LayerInspector</name>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Layer {number} of {count}</source>
        <translation>Capa {number} de {count}</translation>
    </message>
</context>
<context>
    <name>LayerStrip</name>
    <message>
        <source>Layers of the network</source>
        <translation>Capas de la red</translation>
    </message>
    <message>
        <source>Layer {number} of {count}</source>
        <translation>Capa {number} de {count}</translation>
    </message>
    <message>
        <source>Insert a layer after {title}</source>
        <translation>Insertar una capa después de {title}</translation>
    </message>
</context>
<context>
    <name>LegendEntry</name>
    <message>
        <source>Hide or show this curve</source>
        <translation>Ocultar o mostrar esta curva</translation>
    </message>
    <message>
        <source>Curve {name}</source>
        <translation>Curva {name}</translation>
    </message>
</context>
<context>
    <name>LiveDot</name>
    <message>
        <source>Can change while it trains.</source>
        <translation>Puede cambiar durante el entrenamiento.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{title}[*] – Descenso</source>
        <translation>{title}[*] – Descenso</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
</context>
<context>
    <name>NetworkPanel</name>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>{size} · click + to insert a layer, drag to move</source>
        <translation>{size} · pulsa + para insertar una capa, arrastra para mover</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Mostrar los detalles</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar los detalles</translation>
    </message>
    <message>
        <source>Warning:</source>
        <translation>Aviso:</translation>
    </message>
    <message>
        <source>Error:</source>
        <translation>Error:</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Kept {value}: {problem}</source>
        <translation>Se mantiene {value}. {problem}</translation>
    </message>
    <message>
        <source>Type a number.</source>
        <translation>Escribe un número.</translation>
    </message>
    <message>
        <source>The number must be finite.</source>
        <translation>El número debe ser finito.</translation>
    </message>
    <message>
        <source>Use one decimal point or comma, and none to group thousands.</source>
        <translation>Usa un solo punto o coma decimal, y ninguno para separar los miles.</translation>
    </message>
    <message>
        <source>“{text}” is not a number.</source>
        <translation>«{text}» no es un número.</translation>
    </message>
    <message>
        <source>The number is too large.</source>
        <translation>El número es demasiado grande.</translation>
    </message>
    <message>
        <source>The number must be whole.</source>
        <translation>El número debe ser entero.</translation>
    </message>
    <message>
        <source>The number must be greater than {bound}.</source>
        <translation>El número debe ser mayor que {bound}.</translation>
    </message>
    <message>
        <source>The number must be at least {bound}.</source>
        <translation>El número debe ser {bound} o mayor.</translation>
    </message>
    <message>
        <source>The number must be less than {bound}.</source>
        <translation>El número debe ser menor que {bound}.</translation>
    </message>
    <message>
        <source>The number must be at most {bound}.</source>
        <translation>El número debe ser {bound} o menor.</translation>
    </message>
</context>
<context>
    <name>ObjectivePanel</name>
    <message>
        <source>Objective J(θ)</source>
        <translation>Objetivo J(θ)</translation>
    </message>
    <message>
        <source>what is minimized</source>
        <translation>lo que se minimiza</translation>
    </message>
</context>
<context>
    <name>OptimizerPanel</name>
    <message>
        <source>Optimizer</source>
        <translation>Optimizador</translation>
    </message>
</context>
<context>
    <name>PaceSlider</name>
    <message>
        <source>Pace</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>How fast the run may go: from one step a second to full speed.</source>
        <translation>Lo rápido que puede ir la ejecución: desde un paso por segundo hasta la velocidad máxima.</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>velocidad máxima</translation>
    </message>
    <message>
        <source>1 step/s</source>
        <translation>1 paso/s</translation>
    </message>
    <message>
        <source>{pace} steps/s</source>
        <translation>{pace} pasos/s</translation>
    </message>
</context>
<context>
    <name>PartListEditor</name>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add to {list}</source>
        <translation>Añadir a {list}</translation>
    </message>
</context>
<context>
    <name>PlaneView</name>
    <message>
        <source>Decision map</source>
        <translation>Mapa de decisión</translation>
    </message>
    <message>
        <source>class {name}: {share}</source>
        <translation>clase {name}: {share}</translation>
    </message>
</context>
<context>
    <name>PlotCanvas</name>
    <message>
        <source>step {step}</source>
        <translation>paso {step}</translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message>
        <source>Follow the data</source>
        <translation>Seguir los datos</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copiar la imagen</translation>
    </message>
    <message>
        <source>Logarithmic steps</source>
        <translation>Pasos en escala logarítmica</translation>
    </message>
    <message>
        <source>Logarithmic values</source>
        <translation>Valores en escala logarítmica</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>seguir</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Suavizado</translation>
    </message>
    <message>
        <source>log x</source>
        <translation>log x</translation>
    </message>
    <message>
        <source>log y</source>
        <translation>log y</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Gráfica</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Bajo</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>smoothing none</source>
        <translation>sin suavizar</translation>
    </message>
    <message>
        <source>smoothing low</source>
        <translation>suavizado bajo</translation>
    </message>
    <message>
        <source>smoothing high</source>
        <translation>suavizado alto</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>Gradient norm ∥∇J∥ by layer</source>
        <translation>Norma del gradiente ∥∇J∥ por capa</translation>
    </message>
    <message>
        <source>all</source>
        <translation>total</translation>
    </message>
    <message>
        <source>Measure P: {name}</source>
        <translation>Medida P: {name}</translation>
    </message>
    <message>
        <source>train</source>
        <translation>entren.</translation>
    </message>
    <message>
        <source>test</source>
        <translation>prueba</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>valid.</translation>
    </message>
    <message>
        <source>Objective J(θ)</source>
        <translation>Objetivo J(θ)</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>lote</translation>
    </message>
    <message>
        <source>Learning rate η and update ratio ∥Δθ∥/∥θ∥</source>
        <translation>Tasa de aprendizaje η y razón ∥Δθ∥/∥θ∥</translation>
    </message>
</context>
<context>
    <name>PlotsPanel</name>
    <message>
        <source>Plots</source>
        <translation>Gráficas</translation>
    </message>
    <message>
        <source>Press play (Space), and the curves appear here.</source>
        <translation>Pulsa Entrenar (Espacio) y las curvas aparecerán aquí.</translation>
    </message>
    <message>
        <source>No curves: this experiment cannot train.</source>
        <translation>Sin curvas: este experimento no se puede entrenar.</translation>
    </message>
</context>
<context>
    <name>ReadingsPanel</name>
    <message>
        <source>Readings</source>
        <translation>Lecturas</translation>
    </message>
    <message>
        <source>train</source>
        <translation>entren.</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>valid.</translation>
    </message>
    <message>
        <source>test</source>
        <translation>prueba</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>brecha</translation>
    </message>
    <message>
        <source>The gap is how much worse the test part does than the training part.</source>
        <translation>La brecha es cuánto peor resulta la parte de prueba que la de entrenamiento.</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>Tasa η</translation>
    </message>
    <message>
        <source>Progress to the horizon</source>
        <translation>Avance hacia el horizonte</translation>
    </message>
    <message>
        <source>evaluated at step {step}</source>
        <translation>evaluado en el paso {step}</translation>
    </message>
    <message>
        <source>Objective J</source>
        <translation>Objetivo J</translation>
    </message>
    <message>
        <source>95 % interval {low} to {high}</source>
        <translation>intervalo del 95 %: {low} a {high}</translation>
    </message>
    <message>
        <source>{step} of {horizon} steps · epoch {epoch}</source>
        <translation>{step} de {horizon} pasos · época {epoch}</translation>
    </message>
</context>
<context>
    <name>RunController</name>
    <message>
        <source>The horizon of {steps} steps is reached; play goes on without end.</source>
        <translation>Se ha alcanzado el horizonte de {steps} pasos; a partir de aquí se entrena sin límite.</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>Nueva semilla</translation>
    </message>
</context>
<context>
    <name>RunLink</name>
    <message>
        <source>The run was replaced before its state was written. Save again.</source>
        <translation>La ejecución se sustituyó antes de que se escribiera su estado. Guarda de nuevo.</translation>
    </message>
    <message>
        <source>There is no run that could be saved.</source>
        <translation>No hay ninguna ejecución que se pueda guardar.</translation>
    </message>
    <message>
        <source>The run goes on without the change: {problem}</source>
        <translation>La ejecución continúa sin el cambio: {problem}</translation>
    </message>
    <message>
        <source>A failure has left this run between two steps.</source>
        <translation>Un fallo ha dejado esta ejecución entre dos pasos.</translation>
    </message>
    <message>
        <source>The process that trains has ended. Restart it, then save again.</source>
        <translation>El proceso que entrena ha terminado. Reanúdalo y guarda de nuevo.</translation>
    </message>
</context>
<context>
    <name>RunNotices</name>
    <message>
        <source>The experiment has changed. Play starts a new run.</source>
        <translation>El experimento ha cambiado. Entrenar comienza una ejecución nueva.</translation>
    </message>
    <message>
        <source>It ended.</source>
        <translation>Ha terminado.</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>The experiment has changed, and cannot run as it stands.</source>
        <translation>El experimento ha cambiado y tal como está no se puede ejecutar.</translation>
    </message>
    <message>
        <source>The run {problem}.</source>
        <translation>La ejecución se ha detenido: {problem}.</translation>
    </message>
    <message>
        <source>Its last finite state is kept. A smaller learning rate or a clipped gradient may help; a change starts a new run.</source>
        <translation>Se conserva su último estado finito. Una tasa de aprendizaje menor o un gradiente recortado pueden ayudar; cualquier cambio comienza una ejecución nueva.</translation>
    </message>
    <message>
        <source>This experiment cannot run: {problem}.</source>
        <translation>Este experimento no se puede ejecutar: {problem}.</translation>
    </message>
    <message>
        <source>Change it, or take the last change back.</source>
        <translation>Cámbialo o deshaz el último cambio.</translation>
    </message>
    <message>
        <source>The process that trains has ended unexpectedly.</source>
        <translation>El proceso que entrena ha terminado de forma inesperada.</translation>
    </message>
    <message>
        <source>Nothing in this window is lost: the run goes on from its last checkpoint.</source>
        <translation>Nada de esta ventana se ha perdido: la ejecución continúa desde su último punto de control.</translation>
    </message>
    <message>
        <source>Restart from the last checkpoint</source>
        <translation>Reanudar desde el último punto de control</translation>
    </message>
</context>
<context>
    <name>ScatterView</name>
    <message>
        <source>Predicted against true values</source>
        <translation>Valores predichos frente a los verdaderos</translation>
    </message>
    <message>
        <source>true value (test part)</source>
        <translation>valor verdadero (prueba)</translation>
    </message>
    <message>
        <source>predicted value</source>
        <translation>valor predicho</translation>
    </message>
</context>
<context>
    <name>SessionFiles</name>
    <message>
        <source>{name} could not be opened.</source>
        <translation>No se ha podido abrir {name}.</translation>
    </message>
    <message>
        <source>Sessions ({patterns})</source>
        <translation>Sesiones ({patterns})</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Save the changes to “{title}”?</source>
        <translation>¿Guardar los cambios de «{title}»?</translation>
    </message>
    <message>
        <source>Without saving they are lost.</source>
        <translation>Si no se guardan, se pierden.</translation>
    </message>
    <message>
        <source>Sessions and experiments ({patterns})</source>
        <translation>Sesiones y experimentos ({patterns})</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>{name} could not be saved.</source>
        <translation>No se ha podido guardar {name}.</translation>
    </message>
</context>
<context>
    <name>SplitLegend</name>
    <message>
        <source>Legend: {names}</source>
        <translation>Leyenda: {names}</translation>
    </message>
    <message>
        <source>train</source>
        <translation>entren.</translation>
    </message>
    <message>
        <source>test</source>
        <translation>prueba</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Descenso</source>
        <translation>Descenso</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>step</source>
        <translation>paso</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>muestras/s</translation>
    </message>
    <message>
        <source>device</source>
        <translation>dispositivo</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>{count} samples/s</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 hilo</translation>
    </message>
    <message>
        <source>{count} threads</source>
        <translation>{count} hilos</translation>
    </message>
</context>
<context>
    <name>_Item</name>
    <message>
        <source>Move {number} up</source>
        <translation>Subir {number}</translation>
    </message>
    <message>
        <source>Move {number} down</source>
        <translation>Bajar {number}</translation>
    </message>
    <message>
        <source>Duplicate {number}</source>
        <translation>Duplicar {number}</translation>
    </message>
    <message>
        <source>Remove {number}</source>
        <translation>Eliminar {number}</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>The rectified linear unit. At z = 0 the slope is 0 (the left side&apos;s).</source>
        <translation>La unidad lineal rectificada. En z = 0 la pendiente es 0 (la del lado izquierdo).</translation>
    </message>
    <message>
        <source>f(z) = max(0, z)</source>
        <translation>f(z) = máx(0, z)</translation>
    </message>
    <message>
        <source>Nair &amp; Hinton 2010, Rectified linear units improve restricted Boltzmann machines</source>
        <translation>Nair y Hinton 2010, Rectified linear units improve restricted Boltzmann machines</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>The hyperbolic tangent, a sigmoid with zero mean.</source>
        <translation>La tangente hiperbólica, una sigmoide de media cero.</translation>
    </message>
    <message>
        <source>f(z) = tanh z</source>
        <translation>f(z) = tanh z</translation>
    </message>
    <message>
        <source>LeCun, Bottou, Orr &amp; Müller 1998, Efficient BackProp, section 4.4</source>
        <translation>LeCun, Bottou, Orr y Müller 1998, Efficient BackProp, sección 4.4</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoide</translation>
    </message>
    <message>
        <source>The logistic sigmoid, which saturates at 0 and at 1.</source>
        <translation>La sigmoide logística, que se satura en 0 y en 1.</translation>
    </message>
    <message>
        <source>f(z) = 1 / (1 + e⁻ᶻ)</source>
        <translation>f(z) = 1 / (1 + e⁻ᶻ)</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 6.3.2</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 6.3.2</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>ReLU con fuga</translation>
    </message>
    <message>
        <source>A ReLU that lets a little through for negative z. At z = 0 the slope is α (the left side&apos;s).</source>
        <translation>Una ReLU que deja pasar un poco para z negativo. En z = 0 la pendiente es α (la del lado izquierdo).</translation>
    </message>
    <message>
        <source>f(z) = max(z, αz)</source>
        <translation>f(z) = máx(z, αz)</translation>
    </message>
    <message>
        <source>Maas, Hannun &amp; Ng 2013, Rectifier nonlinearities improve neural network acoustic models</source>
        <translation>Maas, Hannun y Ng 2013, Rectifier nonlinearities improve neural network acoustic models</translation>
    </message>
    <message>
        <source>Negative slope</source>
        <translation variants="yes">
            <lengthvariant>Pendiente negativa</lengthvariant>
            <lengthvariant>Pendiente</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Slope for negative inputs: 0 is the ReLU, 1 the identity.</source>
        <translation>Pendiente para entradas negativas: 0 es la ReLU; 1, la identidad.</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Linear for positive z, an exponential that saturates at −α for negative z.</source>
        <translation>Lineal para z positivo; para z negativo, una exponencial que se satura en −α.</translation>
    </message>
    <message>
        <source>f(z) = z for z &gt; 0, α (eᶻ − 1) else</source>
        <translation>f(z) = z si z &gt; 0, α (eᶻ − 1) si no</translation>
    </message>
    <message>
        <source>Clevert, Unterthiner &amp; Hochreiter 2016, arXiv:1511.07289, eq. 15</source>
        <translation>Clevert, Unterthiner y Hochreiter 2016, arXiv:1511.07289, ec. 15</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alfa</translation>
    </message>
    <message>
        <source>Depth at which f saturates.</source>
        <translation>Profundidad a la que f se satura.</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>z times the probability that a standard normal is below z; the exact form, without approximation by tanh.</source>
        <translation>z por la probabilidad de que una normal estándar quede por debajo de z; la forma exacta, sin aproximarla con tanh.</translation>
    </message>
    <message>
        <source>f(z) = z Φ(z)</source>
        <translation>f(z) = z Φ(z)</translation>
    </message>
    <message>
        <source>Hendrycks &amp; Gimpel 2016, Gaussian error linear units, arXiv:1606.08415, section 2</source>
        <translation>Hendrycks y Gimpel 2016, Gaussian error linear units, arXiv:1606.08415, sección 2</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>The sigmoid-weighted linear unit: smooth, with a shallow minimum left of zero.</source>
        <translation>La unidad lineal ponderada por la sigmoide: suave, con un mínimo poco profundo a la izquierda del cero.</translation>
    </message>
    <message>
        <source>f(z) = z σ(z)</source>
        <translation>f(z) = z σ(z)</translation>
    </message>
    <message>
        <source>Elfwing, Uchibe &amp; Doya 2018, arXiv:1702.03118; Ramachandran, Zoph &amp; Le 2017 (Swish), arXiv:1710.05941</source>
        <translation>Elfwing, Uchibe y Doya 2018, arXiv:1702.03118; Ramachandran, Zoph y Le 2017 (Swish), arXiv:1710.05941</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>Softplus</translation>
    </message>
    <message>
        <source>A smooth ReLU; its slope is the sigmoid.</source>
        <translation>Una ReLU suave; su pendiente es la sigmoide.</translation>
    </message>
    <message>
        <source>f(z) = ln(1 + eᶻ)</source>
        <translation>f(z) = ln(1 + eᶻ)</translation>
    </message>
    <message>
        <source>Dugas et al. 2001, Incorporating second-order functional knowledge for better option pricing</source>
        <translation>Dugas et al. 2001, Incorporating second-order functional knowledge for better option pricing</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identidad</translation>
    </message>
    <message>
        <source>No nonlinearity: the layer stays linear.</source>
        <translation>Sin no linealidad: la capa sigue siendo lineal.</translation>
    </message>
    <message>
        <source>f(z) = z</source>
        <translation>f(z) = z</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 6.2.2.1</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 6.2.2.1</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>The gradient passes unchanged.</source>
        <translation>El gradiente pasa sin cambios.</translation>
    </message>
    <message>
        <source>g</source>
        <translation>g</translation>
    </message>
    <message>
        <source>the gradient as it is</source>
        <translation>el gradiente tal cual</translation>
    </message>
    <message>
        <source>By norm</source>
        <translation>Por norma</translation>
    </message>
    <message>
        <source>Shortens a gradient longer than the threshold; its direction stays.</source>
        <translation>Acorta el gradiente cuya norma supera el umbral; conserva su dirección.</translation>
    </message>
    <message>
        <source>g ← g · min(1, c / ∥g∥)</source>
        <translation>g ← g · mín(1, c / ∥g∥)</translation>
    </message>
    <message>
        <source>Pascanu, Mikolov &amp; Bengio 2013, arXiv:1211.5063, algorithm 1</source>
        <translation>Pascanu, Mikolov y Bengio 2013, arXiv:1211.5063, algoritmo 1</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Umbral</translation>
    </message>
    <message>
        <source>Longest gradient that passes unchanged.</source>
        <translation>Norma máxima con la que el gradiente pasa sin cambios.</translation>
    </message>
    <message>
        <source>By value</source>
        <translation>Por valor</translation>
    </message>
    <message>
        <source>Bounds every component by itself; the direction may change.</source>
        <translation>Acota cada componente por separado; la dirección puede cambiar.</translation>
    </message>
    <message>
        <source>gᵢ ← min(c, max(−c, gᵢ))</source>
        <translation>gᵢ ← mín(c, máx(−c, gᵢ))</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 10.11.1</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 10.11.1</translation>
    </message>
    <message>
        <source>Largest component, in absolute value, that passes unchanged.</source>
        <translation>Valor absoluto máximo con el que una componente pasa sin cambios.</translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation variants="yes">
            <lengthvariant>Dígitos manuscritos</lengthvariant>
            <lengthvariant>Dígitos</lengthvariant>
        </translation>
    </message>
    <message>
        <source>1797 digits of 8×8 pixels; a stratified fifth of them is held out for the test.</source>
        <translation>1797 dígitos de 8×8 píxeles; una quinta parte, estratificada, se reserva para la prueba.</translation>
    </message>
    <message>
        <source>1797 images of 8×8 pixels, 10 classes</source>
        <translation>1797 imágenes de 8×8 píxeles, 10 clases</translation>
    </message>
    <message>
        <source>Alpaydin &amp; Kaynak 1998, Optical Recognition of Handwritten Digits, UCI (test part)</source>
        <translation>Alpaydin y Kaynak 1998, Optical Recognition of Handwritten Digits, UCI (parte de prueba)</translation>
    </message>
    <message>
        <source>Label noise</source>
        <translation variants="yes">
            <lengthvariant>Ruido de etiquetas</lengthvariant>
            <lengthvariant>Ruido etiquetas</lengthvariant>
            <lengthvariant>Ruido etiq.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Share of the training labels that are redrawn at random (of training targets that are shuffled, in regression). Validation and test stay clean.</source>
        <translation>Proporción de etiquetas de entrenamiento que se vuelven a sortear (en regresión, de valores de entrenamiento que se permutan). Validación y prueba quedan limpias.</translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation variants="yes">
            <lengthvariant>Parte de validación</lengthvariant>
            <lengthvariant>Validación</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Share held out to tune and to stop.</source>
        <translation>Proporción que se reserva para ajustar y para decidir cuándo parar.</translation>
    </message>
    <message>
        <source>Standardize</source>
        <translation>Estandarizar</translation>
    </message>
    <message>
        <source>Subtract the training part&apos;s mean and divide by its standard deviation.</source>
        <translation>Restar la media de la parte de entrenamiento y dividir por su desviación típica.</translation>
    </message>
    <message>
        <source>Data seed</source>
        <translation variants="yes">
            <lengthvariant>Semilla de datos</lengthvariant>
            <lengthvariant>Sem. de datos</lengthvariant>
            <lengthvariant>Sem. datos</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Draws the samples, their noise and the splits.</source>
        <translation>De ella salen las muestras, su ruido y la partición.</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation variants="yes">
            <lengthvariant>Fashion-MNIST</lengthvariant>
            <lengthvariant>Fashion</lengthvariant>
        </translation>
    </message>
    <message>
        <source>5000 articles of clothing, the last 1000 for the test; harder than digits of the same size.</source>
        <translation>5000 prendas de vestir, las últimas 1000 para la prueba; más difícil que los dígitos del mismo tamaño.</translation>
    </message>
    <message>
        <source>4000 + 1000 images of 28×28 pixels, 10 classes</source>
        <translation>4000 + 1000 imágenes de 28×28 píxeles, 10 clases</translation>
    </message>
    <message>
        <source>Xiao, Rasul &amp; Vollgraf 2017, arXiv:1708.07747 (balanced subset)</source>
        <translation>Xiao, Rasul y Vollgraf 2017, arXiv:1708.07747 (subconjunto equilibrado)</translation>
    </message>
    <message>
        <source>T-shirt/top</source>
        <translation>Camiseta</translation>
    </message>
    <message>
        <source>Trouser</source>
        <translation>Pantalón</translation>
    </message>
    <message>
        <source>Pullover</source>
        <translation>Jersey</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>Vestido</translation>
    </message>
    <message>
        <source>Coat</source>
        <translation>Abrigo</translation>
    </message>
    <message>
        <source>Sandal</source>
        <translation>Sandalia</translation>
    </message>
    <message>
        <source>Shirt</source>
        <translation>Camisa</translation>
    </message>
    <message>
        <source>Sneaker</source>
        <translation>Zapatilla</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>Bolso</translation>
    </message>
    <message>
        <source>Ankle boot</source>
        <translation>Botín</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>12000 handwritten digits, the last 2000 for the test.</source>
        <translation>12 000 dígitos manuscritos, los últimos 2000 para la prueba.</translation>
    </message>
    <message>
        <source>10000 + 2000 images of 28×28 pixels, 10 classes</source>
        <translation>10 000 + 2000 imágenes de 28×28 píxeles, 10 clases</translation>
    </message>
    <message>
        <source>LeCun, Bottou, Bengio &amp; Haffner 1998, Gradient-based learning applied to document recognition (balanced subset)</source>
        <translation>LeCun, Bottou, Bengio y Haffner 1998, Gradient-based learning applied to document recognition (subconjunto equilibrado)</translation>
    </message>
    <message>
        <source>Two spirals</source>
        <translation variants="yes">
            <lengthvariant>Dos espirales</lengthvariant>
            <lengthvariant>Espirales</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Two arms wound around each other; no straight line helps, and every turn makes it harder.</source>
        <translation>Dos brazos enrollados uno en torno al otro; ninguna recta sirve, y cada vuelta lo hace más difícil.</translation>
    </message>
    <message>
        <source>r (cos(2πnr + πk), sin(2πnr + πk)), 0 ≤ r ≤ 1, class k</source>
        <translation>r (cos(2πnr + πk), sen(2πnr + πk)), 0 ≤ r ≤ 1, clase k</translation>
    </message>
    <message>
        <source>after Lang &amp; Witbrock 1988, Learning to tell two spirals apart</source>
        <translation>según Lang y Witbrock 1988, Learning to tell two spirals apart</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Vueltas</translation>
    </message>
    <message>
        <source>Windings of each arm.</source>
        <translation>Vueltas de cada brazo.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Ruido</translation>
    </message>
    <message>
        <source>Standard deviation of the points about their places.</source>
        <translation>Desviación típica de los puntos en torno a su lugar.</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Entradas</translation>
    </message>
    <message>
        <source>What the network sees of a point (x₁, x₂).</source>
        <translation>Lo que la red ve de un punto (x₁, x₂).</translation>
    </message>
    <message>
        <source>x₁</source>
        <translation>x₁</translation>
    </message>
    <message>
        <source>x₂</source>
        <translation>x₂</translation>
    </message>
    <message>
        <source>x₁²</source>
        <translation>x₁²</translation>
    </message>
    <message>
        <source>x₂²</source>
        <translation>x₂²</translation>
    </message>
    <message>
        <source>x₁x₂</source>
        <translation>x₁x₂</translation>
    </message>
    <message>
        <source>sin x₁</source>
        <translation>sen x₁</translation>
    </message>
    <message>
        <source>sin x₂</source>
        <translation>sen x₂</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Muestras</translation>
    </message>
    <message>
        <source>Number of points.</source>
        <translation>Número de puntos.</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation variants="yes">
            <lengthvariant>Parte de prueba</lengthvariant>
            <lengthvariant>Prueba</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Share held out to measure learning.</source>
        <translation>Proporción que se reserva para medir lo aprendido.</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>Dos lunas</translation>
    </message>
    <message>
        <source>Two half circles, each reaching into the other; centered at the origin.</source>
        <translation>Dos semicircunferencias que se adentran una en la otra, centradas en el origen.</translation>
    </message>
    <message>
        <source>(cos t, sin t) and (1 − cos t, ½ − sin t), 0 ≤ t ≤ π</source>
        <translation>(cos t, sen t) y (1 − cos t, ½ − sen t), 0 ≤ t ≤ π</translation>
    </message>
    <message>
        <source>synthetic: two half circles of radius 1, the second turned over and shifted</source>
        <translation>sintético: dos semicircunferencias de radio 1, la segunda invertida y desplazada</translation>
    </message>
    <message>
        <source>Circles</source>
        <translation>Círculos</translation>
    </message>
    <message>
        <source>One circle inside another: x₁² + x₂² tells them apart, no straight line does.</source>
        <translation>Una circunferencia dentro de otra: x₁² + x₂² las separa; ninguna recta lo hace.</translation>
    </message>
    <message>
        <source>(cos t, sin t) and f · (cos t, sin t), 0 ≤ t &lt; 2π</source>
        <translation>(cos t, sen t) y f · (cos t, sen t), 0 ≤ t &lt; 2π</translation>
    </message>
    <message>
        <source>synthetic: a circle of radius 1 around a smaller one</source>
        <translation>sintético: una circunferencia de radio 1 alrededor de otra menor</translation>
    </message>
    <message>
        <source>Inner radius</source>
        <translation variants="yes">
            <lengthvariant>Radio interior</lengthvariant>
            <lengthvariant>Radio int.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Radius of the inner circle.</source>
        <translation>Radio de la circunferencia interior.</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>Four clouds at the corners of a square, opposite ones of one class; without noise the four points of XOR.</source>
        <translation>Cuatro nubes en los vértices de un cuadrado, las opuestas de la misma clase; sin ruido, los cuatro puntos del XOR.</translation>
    </message>
    <message>
        <source>(±1, ±1); class 1 where the signs differ</source>
        <translation>(±1, ±1); clase 1 si los signos difieren</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 6.1; Minsky &amp; Papert 1969, Perceptrons</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 6.1; Minsky y Papert 1969, Perceptrons</translation>
    </message>
    <message>
        <source>Gaussian blobs</source>
        <translation>Nubes gaussianas</translation>
    </message>
    <message>
        <source>One round cloud per class, on a circle of radius 1.</source>
        <translation>Una nube redonda por clase, sobre una circunferencia de radio 1.</translation>
    </message>
    <message>
        <source>x ~ N((cos 2πk/K, sin 2πk/K), σ²), class k</source>
        <translation>x ~ N((cos 2πk/K, sen 2πk/K), σ²), clase k</translation>
    </message>
    <message>
        <source>synthetic: normal clouds around the corners of a regular polygon</source>
        <translation>sintético: nubes normales en torno a los vértices de un polígono regular</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Number of clouds.</source>
        <translation>Número de nubes.</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Dispersión</translation>
    </message>
    <message>
        <source>Standard deviation of each cloud.</source>
        <translation>Desviación típica de cada nube.</translation>
    </message>
    <message>
        <source>Noisy function</source>
        <translation variants="yes">
            <lengthvariant>Función con ruido</lengthvariant>
            <lengthvariant>Función ruidosa</lengthvariant>
            <lengthvariant>Función</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Points around the graph of a function; the network is to find the function again.</source>
        <translation>Puntos en torno a la gráfica de una función; la red debe recuperar la función.</translation>
    </message>
    <message>
        <source>y = f(x) + ε, ε ~ N(0, σ²)</source>
        <translation>y = f(x) + ε, ε ~ N(0, σ²)</translation>
    </message>
    <message>
        <source>synthetic: x uniform in [−1, 1], normal noise on y</source>
        <translation>sintético: x uniforme en [−1, 1], ruido normal en y</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Función</translation>
    </message>
    <message>
        <source>What is hidden under the noise.</source>
        <translation>Lo que se esconde bajo el ruido.</translation>
    </message>
    <message>
        <source>Sine: sin 2πx</source>
        <translation variants="yes">
            <lengthvariant>Seno: sen 2πx</lengthvariant>
            <lengthvariant>Seno</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Cubic: 4x³ − 3x</source>
        <translation variants="yes">
            <lengthvariant>Cúbica: 4x³ − 3x</lengthvariant>
            <lengthvariant>Cúbica</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Step: sign x</source>
        <translation variants="yes">
            <lengthvariant>Escalón: signo x</lengthvariant>
            <lengthvariant>Escalón</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Sinc: sin 4πx / 4πx</source>
        <translation variants="yes">
            <lengthvariant>Sinc: sen 4πx / 4πx</lengthvariant>
            <lengthvariant>Sinc</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Chirp: sin 3π(x + 1)²/2</source>
        <translation variants="yes">
            <lengthvariant>Chirp: sen 3π(x + 1)²/2</lengthvariant>
            <lengthvariant>Chirp</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Kink: |x|</source>
        <translation>Pico: |x|</translation>
    </message>
    <message>
        <source>Standard deviation of y about the function, in every part.</source>
        <translation>Desviación típica de y en torno a la función, en todas las partes.</translation>
    </message>
    <message>
        <source>He</source>
        <translation>He</translation>
    </message>
    <message>
        <source>Keeps the second moment of activations through ReLU layers.</source>
        <translation>Conserva el segundo momento de las activaciones a través de las capas ReLU.</translation>
    </message>
    <message>
        <source>Var W = g² · 2 / fan_in</source>
        <translation>Var W = g² · 2 / fan_in</translation>
    </message>
    <message>
        <source>He, Zhang, Ren &amp; Sun 2015, Delving deep into rectifiers, arXiv:1502.01852, eq. 10</source>
        <translation>He, Zhang, Ren y Sun 2015, Delving deep into rectifiers, arXiv:1502.01852, ec. 10</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Ganancia</translation>
    </message>
    <message>
        <source>Factor on every weight.</source>
        <translation>Factor de todos los pesos.</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Distribución</translation>
    </message>
    <message>
        <source>Shape of the draw.</source>
        <translation>Forma del sorteo.</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>Uniforme</translation>
    </message>
    <message>
        <source>Glorot</source>
        <translation>Glorot</translation>
    </message>
    <message>
        <source>Keeps activations and gradients alike in size through linear and tanh layers.</source>
        <translation>Mantiene activaciones y gradientes de tamaño parecido a través de capas lineales y tanh.</translation>
    </message>
    <message>
        <source>Var W = g² · 2 / (fan_in + fan_out)</source>
        <translation>Var W = g² · 2 / (fan_in + fan_out)</translation>
    </message>
    <message>
        <source>Glorot &amp; Bengio 2010, Understanding the difficulty of training deep feedforward neural networks, eq. 12</source>
        <translation>Glorot y Bengio 2010, Understanding the difficulty of training deep feedforward neural networks, ec. 12</translation>
    </message>
    <message>
        <source>LeCun</source>
        <translation>LeCun</translation>
    </message>
    <message>
        <source>Keeps the variance of weighted sums at that of the inputs.</source>
        <translation>Mantiene la varianza de las sumas ponderadas igual a la de las entradas.</translation>
    </message>
    <message>
        <source>Var W = g² / fan_in</source>
        <translation>Var W = g² / fan_in</translation>
    </message>
    <message>
        <source>LeCun, Bottou, Orr &amp; Müller 1998, Efficient BackProp, section 4.6</source>
        <translation>LeCun, Bottou, Orr y Müller 1998, Efficient BackProp, sección 4.6</translation>
    </message>
    <message>
        <source>Orthogonal</source>
        <translation>Ortogonal</translation>
    </message>
    <message>
        <source>Random rotations: all singular values of a weight matrix are g, so linear signals keep their length.</source>
        <translation>Rotaciones aleatorias: todos los valores singulares de una matriz de pesos son g, y las señales lineales conservan su longitud.</translation>
    </message>
    <message>
        <source>W = g Q, QᵀQ = 1 or QQᵀ = 1</source>
        <translation>W = g Q, QᵀQ = 1 o QQᵀ = 1</translation>
    </message>
    <message>
        <source>Saxe, McClelland &amp; Ganguli 2014, arXiv:1312.6120, section 3.1</source>
        <translation>Saxe, McClelland y Ganguli 2014, arXiv:1312.6120, sección 3.1</translation>
    </message>
    <message>
        <source>Every singular value.</source>
        <translation>Cada valor singular.</translation>
    </message>
    <message>
        <source>Zero-mean normal weights of one standard deviation for all layers.</source>
        <translation>Pesos normales de media cero, con la misma desviación típica en todas las capas.</translation>
    </message>
    <message>
        <source>W ~ N(0, σ²)</source>
        <translation>W ~ N(0, σ²)</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 8.4</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 8.4</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation variants="yes">
            <lengthvariant>Desviación típica</lengthvariant>
            <lengthvariant>Desv. típica</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Typical size of a weight.</source>
        <translation>Tamaño típico de un peso.</translation>
    </message>
    <message>
        <source>Uniform weights around zero, in one interval for all layers.</source>
        <translation>Pesos uniformes en torno a cero, en el mismo intervalo para todas las capas.</translation>
    </message>
    <message>
        <source>W ~ U(−a, a)</source>
        <translation>W ~ U(−a, a)</translation>
    </message>
    <message>
        <source>Half width</source>
        <translation variants="yes">
            <lengthvariant>Semianchura</lengthvariant>
            <lengthvariant>Semianch.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Bound on every weight.</source>
        <translation>Cota de todos los pesos.</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Constante</translation>
    </message>
    <message>
        <source>One value for all weights: the units of a layer start alike, get like gradients and stay alike.</source>
        <translation>Un mismo valor para todos los pesos: las unidades de una capa empiezan iguales, reciben gradientes iguales y siguen iguales.</translation>
    </message>
    <message>
        <source>W = c</source>
        <translation>W = c</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>What every weight starts from.</source>
        <translation>Valor inicial de todos los pesos.</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Ceros</translation>
    </message>
    <message>
        <source>All weights zero: nothing breaks the symmetry between units, and behind a hidden layer no gradient flows.</source>
        <translation>Todos los pesos a cero: nada rompe la simetría entre unidades, y tras una capa oculta no fluye gradiente.</translation>
    </message>
    <message>
        <source>W = 0</source>
        <translation>W = 0</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Densa</translation>
    </message>
    <message>
        <source>Every unit sees every input: y = f(xW + b), W of shape (inputs, units).</source>
        <translation>Cada unidad ve todas las entradas: y = f(xW + b), con W de forma (entradas, unidades).</translation>
    </message>
    <message>
        <source>y = f(x W + b)</source>
        <translation>y = f(x W + b)</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, chapter 6</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, capítulo 6</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unidades</translation>
    </message>
    <message>
        <source>Width of the layer.</source>
        <translation>Anchura de la capa.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activación</translation>
    </message>
    <message>
        <source>The nonlinearity f applied to each unit.</source>
        <translation>La no linealidad f que se aplica a cada unidad.</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Sesgo</translation>
    </message>
    <message>
        <source>Add a trainable offset to each unit.</source>
        <translation>Sumar a cada unidad un término entrenable.</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>A linear dense layer with as many units as the data and the loss ask for.</source>
        <translation>Una capa densa lineal con tantas unidades como piden los datos y la pérdida.</translation>
    </message>
    <message>
        <source>y = x W + b</source>
        <translation>y = x W + b</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 6.2.2</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 6.2.2</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Training passes silence each value with probability p and scale up the rest; otherwise the identity.</source>
        <translation>En las pasadas de entrenamiento anula cada valor con probabilidad p y amplía los demás; fuera de ellas es la identidad.</translation>
    </message>
    <message>
        <source>y = m ⊙ x / (1 − p), mᵢ = 1 with probability 1 − p, else 0</source>
        <translation>y = m ⊙ x / (1 − p), mᵢ = 1 con probabilidad 1 − p, si no 0</translation>
    </message>
    <message>
        <source>Srivastava et al. 2014, Dropout: a simple way to prevent neural networks from overfitting, section 10</source>
        <translation>Srivastava et al. 2014, Dropout: a simple way to prevent neural networks from overfitting, sección 10</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tasa</translation>
    </message>
    <message>
        <source>Probability that a value is silenced in a training step.</source>
        <translation>Probabilidad de que un valor se anule en un paso de entrenamiento.</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Aplanado</translation>
    </message>
    <message>
        <source>Lays the values of each sample out in one row, as dense layers need them; nothing is computed.</source>
        <translation>Dispone los valores de cada muestra en una sola fila, como los necesitan las capas densas; no calcula nada.</translation>
    </message>
    <message>
        <source>y = vec(x)</source>
        <translation>y = vec(x)</translation>
    </message>
    <message>
        <source>the values of a sample in row-major order</source>
        <translation>los valores de una muestra, fila por fila</translation>
    </message>
    <message>
        <source>Softmax cross-entropy</source>
        <translation variants="yes">
            <lengthvariant>Entropía cruzada softmax</lengthvariant>
            <lengthvariant>E. cruzada softmax</lengthvariant>
            <lengthvariant>EC softmax</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Negative log-likelihood of the true class under the softmax of the outputs.</source>
        <translation>Log-verosimilitud negativa de la clase verdadera según la softmax de las salidas.</translation>
    </message>
    <message>
        <source>−log softmax(z)ᵧ</source>
        <translation>−log softmax(z)ᵧ</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 6.2.2.3</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 6.2.2.3</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation variants="yes">
            <lengthvariant>Entropía cruzada binaria</lengthvariant>
            <lengthvariant>E. cruzada binaria</lengthvariant>
            <lengthvariant>EC binaria</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Negative log-likelihood of the true one of two classes; one output z, P(class 1) = σ(z).</source>
        <translation>Log-verosimilitud negativa de la verdadera de dos clases; una salida z, P(clase 1) = σ(z).</translation>
    </message>
    <message>
        <source>ln(1 + e^((1 − 2y) z))</source>
        <translation>ln(1 + e^((1 − 2y) z))</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 6.2.2.2</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 6.2.2.2</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoide</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation variants="yes">
            <lengthvariant>Error cuadrático medio</lengthvariant>
            <lengthvariant>E. cuadrático medio</lengthvariant>
            <lengthvariant>ECM</lengthvariant>
        </translation>
    </message>
    <message>
        <source>The squared distance from the target, without a factor ½, as a mean over samples and outputs.</source>
        <translation>La distancia al cuadrado al objetivo, sin factor ½, promediada sobre muestras y salidas.</translation>
    </message>
    <message>
        <source>mean over samples and outputs of (f − y)²</source>
        <translation>media sobre muestras y salidas de (f − y)²</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>lineal</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Share of samples whose most probable class is the true one.</source>
        <translation>Proporción de muestras cuya clase más probable es la verdadera.</translation>
    </message>
    <message>
        <source>share of samples with argmaxₖ pₖ = y</source>
        <translation>proporción de muestras con argmaxₖ pₖ = y</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 5.1.2</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 5.1.2</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Tasa de error</translation>
    </message>
    <message>
        <source>Share of samples whose most probable class is wrong: the mean 0–1 loss.</source>
        <translation>Proporción de muestras cuya clase más probable es errónea: la media de la pérdida 0–1.</translation>
    </message>
    <message>
        <source>1 − accuracy (mean 0–1 loss)</source>
        <translation>1 − exactitud (media de la pérdida 0–1)</translation>
    </message>
    <message>
        <source>The squared distance from the true values, as a mean over samples and outputs.</source>
        <translation>La distancia al cuadrado a los valores verdaderos, promediada sobre muestras y salidas.</translation>
    </message>
    <message>
        <source>Goodfellow, Bengio &amp; Courville 2016, Deep Learning, section 5.1.4</source>
        <translation>Goodfellow, Bengio y Courville 2016, Deep Learning, sección 5.1.4</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Share of the targets&apos; variance that is explained: 1 is perfect, 0 as good as their mean, below 0 worse.</source>
        <translation>Proporción de la varianza de los valores que queda explicada: 1 es perfecto; 0, tan bueno como su media; por debajo de 0, peor.</translation>
    </message>
    <message>
        <source>1 − Σ(f − y)² / Σ(y − ȳ)²</source>
        <translation>1 − Σ(f − y)² / Σ(y − ȳ)²</translation>
    </message>
    <message>
        <source>Draper &amp; Smith 1998, Applied Regression Analysis, 3rd ed., section 1.3</source>
        <translation>Draper y Smith 1998, Applied Regression Analysis, 3.ª ed., sección 1.3</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Gradient descent on mini-batches, with momentum where μ &gt; 0.</source>
        <translation>Descenso por el gradiente con minilotes; con momento si μ &gt; 0.</translation>
    </message>
    <message>
        <source>v ← μv + g, θ ← θ − ηv</source>
        <translation>v ← μv + g, θ ← θ − ηv</translation>
    </message>
    <message>
        <source>Robbins &amp; Monro 1951; Polyak 1964 (momentum); Sutskever et al. 2013 (Nesterov&apos;s look-ahead)</source>
        <translation>Robbins y Monro 1951; Polyak 1964 (momento); Sutskever et al. 2013 (anticipación de Nesterov)</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation variants="yes">
            <lengthvariant>Tasa de aprendizaje</lengthvariant>
            <lengthvariant>Tasa de aprend.</lengthvariant>
            <lengthvariant>Tasa aprend.</lengthvariant>
            <lengthvariant>Tasa</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Step size, before the schedule.</source>
        <translation>Tamaño de paso, antes de aplicar el programa.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momento</translation>
    </message>
    <message>
        <source>Share of the velocity that each step keeps; 0 is plain SGD.</source>
        <translation>Proporción de la velocidad que conserva cada paso; 0 es SGD sin más.</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Look one step of momentum ahead; needs momentum to matter.</source>
        <translation>Anticipar un paso del momento; solo influye si hay momento.</translation>
    </message>
    <message>
        <source>Adagrad</source>
        <translation>Adagrad</translation>
    </message>
    <message>
        <source>Divides each component by the root of the sum of all its squared gradients, so steps only shrink.</source>
        <translation>Divide cada componente por la raíz de la suma de todos sus gradientes al cuadrado, de modo que los pasos solo disminuyen.</translation>
    </message>
    <message>
        <source>s ← s + g², θ ← θ − η g / (√s + ε)</source>
        <translation>s ← s + g², θ ← θ − η g / (√s + ε)</translation>
    </message>
    <message>
        <source>Duchi, Hazan &amp; Singer 2011, Adaptive subgradient methods, J. Mach. Learn. Res. 12, figure 1 (diagonal)</source>
        <translation>Duchi, Hazan y Singer 2011, Adaptive subgradient methods, J. Mach. Learn. Res. 12, figura 1 (diagonal)</translation>
    </message>
    <message>
        <source>Initial sum</source>
        <translation>Suma inicial</translation>
    </message>
    <message>
        <source>Where the sum of squares starts; more of it makes the first steps shorter.</source>
        <translation>Valor inicial de la suma de cuadrados; cuanto mayor, más cortos los primeros pasos.</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Épsilon</translation>
    </message>
    <message>
        <source>Keeps the quotient finite where gradients vanish.</source>
        <translation>Mantiene finito el cociente donde los gradientes se anulan.</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Divides each component by the root of a running mean of its squared gradients.</source>
        <translation>Divide cada componente por la raíz de una media móvil de sus gradientes al cuadrado.</translation>
    </message>
    <message>
        <source>s ← ρs + (1 − ρ)g², v ← μv + g / (√s + ε), θ ← θ − ηv</source>
        <translation>s ← ρs + (1 − ρ)g², v ← μv + g / (√s + ε), θ ← θ − ηv</translation>
    </message>
    <message>
        <source>Hinton, Srivastava &amp; Swersky 2012, Neural networks for machine learning, lecture 6e; Graves 2013, arXiv:1308.0850, eqs. 38–41 (centered)</source>
        <translation>Hinton, Srivastava y Swersky 2012, Neural networks for machine learning, lección 6e; Graves 2013, arXiv:1308.0850, ecs. 38–41 (centrado)</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>Decaimiento</translation>
    </message>
    <message>
        <source>Decay of the mean of squares.</source>
        <translation>Decaimiento de la media de los cuadrados.</translation>
    </message>
    <message>
        <source>Share of the velocity that each step keeps.</source>
        <translation>Proporción de la velocidad que conserva cada paso.</translation>
    </message>
    <message>
        <source>Centered</source>
        <translation>Centrado</translation>
    </message>
    <message>
        <source>Divide by the standard deviation of the gradient instead of its root mean square.</source>
        <translation>Dividir por la desviación típica del gradiente en lugar de su media cuadrática.</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Adaptive moments: momentum over a running scale of each component, both corrected for their zero start.</source>
        <translation>Momentos adaptativos: momento dividido por una escala móvil de cada componente, ambos corregidos por empezar en cero.</translation>
    </message>
    <message>
        <source>θ ← θ − η m̂ / (√v̂ + ε)</source>
        <translation>θ ← θ − η m̂ / (√v̂ + ε)</translation>
    </message>
    <message>
        <source>Kingma &amp; Ba 2015, Adam, arXiv:1412.6980, algorithm 1</source>
        <translation>Kingma y Ba 2015, Adam, arXiv:1412.6980, algoritmo 1</translation>
    </message>
    <message>
        <source>First decay</source>
        <translation variants="yes">
            <lengthvariant>Primer decaimiento</lengthvariant>
            <lengthvariant>1.er decaim.</lengthvariant>
            <lengthvariant>Decaim.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Decay of the mean of gradients.</source>
        <translation>Decaimiento de la media de los gradientes.</translation>
    </message>
    <message>
        <source>Second decay</source>
        <translation variants="yes">
            <lengthvariant>Segundo decaimiento</lengthvariant>
            <lengthvariant>2.º decaim.</lengthvariant>
            <lengthvariant>Decaim.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Decision map</source>
        <translation>Mapa de decisión</translation>
    </message>
    <message>
        <source>Class probabilities on a square grid that holds all samples with a margin.</source>
        <translation>Probabilidades de las clases en una rejilla cuadrada que contiene todas las muestras con un margen.</translation>
    </message>
    <message>
        <source>argmaxₖ pₖ(x₁, x₂)</source>
        <translation>argmaxₖ pₖ(x₁, x₂)</translation>
    </message>
    <message>
        <source>predictions on a square grid around the data</source>
        <translation>predicciones en una rejilla cuadrada en torno a los datos</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolución</translation>
    </message>
    <message>
        <source>Grid points per side.</source>
        <translation>Puntos de la rejilla por lado.</translation>
    </message>
    <message>
        <source>Most samples of each part.</source>
        <translation>Máximo de muestras de cada parte.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>What the network predicts on the test part.</source>
        <translation>Lo que la red predice en la parte de prueba.</translation>
    </message>
    <message>
        <source>f(x) against y</source>
        <translation>f(x) frente a y</translation>
    </message>
    <message>
        <source>predictions of the latest evaluation on the test part</source>
        <translation>predicciones de la última evaluación en la parte de prueba</translation>
    </message>
    <message>
        <source>Points of the curve.</source>
        <translation>Puntos de la curva.</translation>
    </message>
    <message>
        <source>Test samples</source>
        <translation>Muestras de prueba</translation>
    </message>
    <message>
        <source>The test images that the network gets wrong, the surest first, then right ones, the least sure first.</source>
        <translation>Las imágenes de prueba en las que la red se equivoca, primero las más seguras; después las acertadas, primero las menos seguras.</translation>
    </message>
    <message>
        <source>argmaxₖ pₖ(x) and maxₖ pₖ(x)</source>
        <translation>argmaxₖ pₖ(x) y maxₖ pₖ(x)</translation>
    </message>
    <message>
        <source>How many are shown.</source>
        <translation>Cuántas se muestran.</translation>
    </message>
    <message>
        <source>The rate stays as it is.</source>
        <translation>La tasa se queda como está.</translation>
    </message>
    <message>
        <source>η(t) = η</source>
        <translation>η(t) = η</translation>
    </message>
    <message>
        <source>Robbins &amp; Monro 1951, A stochastic approximation method</source>
        <translation>Robbins y Monro 1951, A stochastic approximation method</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation variants="yes">
            <lengthvariant>Calentamiento</lengthvariant>
            <lengthvariant>Calent.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Steps over which the rate first rises linearly to η (Goyal et al. 2017, arXiv:1706.02677). The schedule&apos;s own time starts after them.</source>
        <translation>Pasos en los que la tasa sube primero linealmente hasta η (Goyal et al. 2017, arXiv:1706.02677). El tiempo del propio programa empieza después.</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pasos</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Por escalones</translation>
    </message>
    <message>
        <source>The rate drops by a factor every n steps.</source>
        <translation>La tasa se reduce por un factor cada n pasos.</translation>
    </message>
    <message>
        <source>η(t) = η γ^⌊t / n⌋</source>
        <translation>η(t) = η γ^⌊t / n⌋</translation>
    </message>
    <message>
        <source>He, Zhang, Ren &amp; Sun 2016, Deep residual learning, arXiv:1512.03385, section 4</source>
        <translation>He, Zhang, Ren y Sun 2016, Deep residual learning, arXiv:1512.03385, sección 4</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Factor</translation>
    </message>
    <message>
        <source>What the rate is multiplied by at each drop.</source>
        <translation>Por lo que se multiplica la tasa en cada reducción.</translation>
    </message>
    <message>
        <source>Drop every</source>
        <translation variants="yes">
            <lengthvariant>Reducir cada</lengthvariant>
            <lengthvariant>Cada</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Steps between two drops.</source>
        <translation>Pasos entre dos reducciones.</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>Exponencial</translation>
    </message>
    <message>
        <source>The rate halves every h steps, smoothly.</source>
        <translation>La tasa se reduce a la mitad cada h pasos, de forma continua.</translation>
    </message>
    <message>
        <source>η(t) = η 2^(−t / h)</source>
        <translation>η(t) = η 2^(−t / h)</translation>
    </message>
    <message>
        <source>geometric decay, stated by its half-life</source>
        <translation>decaimiento geométrico, dado por su semivida</translation>
    </message>
    <message>
        <source>Half-life</source>
        <translation>Semivida</translation>
    </message>
    <message>
        <source>Steps in which the rate falls to one half.</source>
        <translation>Pasos en los que la tasa cae a la mitad.</translation>
    </message>
    <message>
        <source>1/t</source>
        <translation>1/t</translation>
    </message>
    <message>
        <source>The rate falls like 1/t: slowly enough to arrive anywhere, fast enough to average the noise away.</source>
        <translation>La tasa cae como 1/t: lo bastante despacio para llegar a cualquier sitio, lo bastante deprisa para promediar el ruido.</translation>
    </message>
    <message>
        <source>η(t) = η / (1 + kt)</source>
        <translation>η(t) = η / (1 + kt)</translation>
    </message>
    <message>
        <source>Robbins &amp; Monro 1951, A stochastic approximation method, section 2</source>
        <translation>Robbins y Monro 1951, A stochastic approximation method, sección 2</translation>
    </message>
    <message>
        <source>After 1/k steps the rate has halved.</source>
        <translation>Tras 1/k pasos la tasa se ha reducido a la mitad.</translation>
    </message>
    <message>
        <source>1/step</source>
        <translation>1/paso</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Coseno</translation>
    </message>
    <message>
        <source>Half a wave from the full rate down to a floor at the horizon T; from there on the rate stays.</source>
        <translation>Media onda desde la tasa completa hasta un mínimo en el horizonte T; a partir de ahí la tasa no cambia.</translation>
    </message>
    <message>
        <source>η(t) = η (f + (1 − f) (1 + cos(πt / T)) / 2)</source>
        <translation>η(t) = η (f + (1 − f) (1 + cos(πt / T)) / 2)</translation>
    </message>
    <message>
        <source>Loshchilov &amp; Hutter 2017, SGDR, arXiv:1608.03983, eq. 5 (one cycle)</source>
        <translation>Loshchilov y Hutter 2017, SGDR, arXiv:1608.03983, ec. 5 (un ciclo)</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>Share of the rate that is left at the horizon.</source>
        <translation>Proporción de la tasa que queda en el horizonte.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Draws the starting parameters, batches and masks.</source>
        <translation>De ella salen los parámetros iniciales, los lotes y las máscaras.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Conjunto</translation>
    </message>
    <message>
        <source>Where the samples come from.</source>
        <translation>De dónde vienen las muestras.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>From input to output.</source>
        <translation>De la entrada a la salida.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>The surrogate that is minimized on the training data.</source>
        <translation>La función sustituta que se minimiza con los datos de entrenamiento.</translation>
    </message>
    <message>
        <source>Measure P</source>
        <translation>Medida P</translation>
    </message>
    <message>
        <source>What we care about, taken on data the network never saw.</source>
        <translation>Lo que de verdad importa, medido en datos que la red nunca vio.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>Where θ starts.</source>
        <translation>Dónde empieza θ.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>How θ moves.</source>
        <translation>Cómo se mueve θ.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>How the learning rate changes over the run.</source>
        <translation>Cómo cambia la tasa de aprendizaje a lo largo de la ejecución.</translation>
    </message>
    <message>
        <source>Regularization</source>
        <translation>Regularización</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation variants="yes">
            <lengthvariant>Penalización L2</lengthvariant>
            <lengthvariant>Penaliz. L2</lengthvariant>
            <lengthvariant>Pen. L2</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Adds ½λ∥w∥² over the weights (not the biases) to the loss; J is the sum.</source>
        <translation>Suma a la pérdida ½λ∥w∥² sobre los pesos (no los sesgos); J es la suma.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation variants="yes">
            <lengthvariant>Decaimiento de pesos</lengthvariant>
            <lengthvariant>Decaim. de pesos</lengthvariant>
            <lengthvariant>Dec. de pesos</lengthvariant>
            <lengthvariant>Decaim.</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Decoupled decay: each update also takes η·w·θ off the weights (Loshchilov &amp; Hutter 2019, arXiv:1711.05101).</source>
        <translation>Decaimiento desacoplado: cada actualización resta además η·w·θ a los pesos (Loshchilov y Hutter 2019, arXiv:1711.05101).</translation>
    </message>
    <message>
        <source>Clip gradient</source>
        <translation variants="yes">
            <lengthvariant>Recorte del gradiente</lengthvariant>
            <lengthvariant>Recorte</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Bounds the gradient before the optimizer sees it.</source>
        <translation>Acota el gradiente antes de que lo vea el optimizador.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation variants="yes">
            <lengthvariant>Tamaño de lote</lengthvariant>
            <lengthvariant>Tam. de lote</lengthvariant>
            <lengthvariant>Lote</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Samples per step; at most the whole training part.</source>
        <translation>Muestras por paso; como máximo toda la parte de entrenamiento.</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>Horizonte</translation>
    </message>
    <message>
        <source>Length of a run, and the span that schedules refer to.</source>
        <translation>Duración de una ejecución y plazo al que se refieren los programas.</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation variants="yes">
            <lengthvariant>Evaluar cada</lengthvariant>
            <lengthvariant>Evaluar</lengthvariant>
        </translation>
    </message>
    <message>
        <source>Steps between evaluations on the full training, validation and test parts.</source>
        <translation>Pasos entre evaluaciones de las partes completas de entrenamiento, validación y prueba.</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Carriles</translation>
    </message>
    <message>
        <source>Overrides of the seed or of scalar hyperparameters, one object per lane.</source>
        <translation>Cambios de la semilla o de hiperparámetros escalares, un objeto por carril.</translation>
    </message>
    <message>
        <source>Gaussian clusters</source>
        <translation>Cúmulos gaussianos</translation>
    </message>
    <message>
        <source>Several classes whose clouds overlap: no network can be right everywhere.</source>
        <translation>Varias clases cuyas nubes se solapan: ninguna red puede acertar en todas partes.</translation>
    </message>
    <message>
        <source>One class around the other. Add x₁² and x₂² to the inputs and a network without hidden layers is enough.</source>
        <translation>Una clase alrededor de la otra. Añade x₁² y x₂² a las entradas y basta una red sin capas ocultas.</translation>
    </message>
    <message>
        <source>A ReLU network learns 8×8 digits with Adam in a few seconds: J falls on the training part, P on digits it never saw follows, and then no longer does.</source>
        <translation>Una red ReLU aprende dígitos de 8×8 con Adam en unos segundos: J baja en la parte de entrenamiento, P la acompaña en dígitos que nunca vio, y después deja de hacerlo.</translation>
    </message>
    <message>
        <source>Fashion</source>
        <translation>Moda</translation>
    </message>
    <message>
        <source>A deep network with over a million parameters on photographs of clothes. Training accuracy goes on rising long after the test part has stopped to gain.</source>
        <translation>Una red profunda con más de un millón de parámetros ante fotografías de ropa. La exactitud de entrenamiento sigue subiendo mucho después de que la de prueba deje de mejorar.</translation>
    </message>
    <message>
        <source>A noisy function</source>
        <translation>Función con ruido</translation>
    </message>
    <message>
        <source>Regression: the network draws a curve through noisy points.</source>
        <translation>Regresión: la red traza una curva entre puntos ruidosos.</translation>
    </message>
    <message>
        <source>The classic: 28×28 handwritten digits with momentum.</source>
        <translation>El clásico: dígitos manuscritos de 28×28 con momento.</translation>
    </message>
    <message>
        <source>The smallest network that bends a line twice.</source>
        <translation>La red más pequeña que dobla una línea dos veces.</translation>
    </message>
    <message>
        <source>A small deep network of tanh units winds a boundary through two spirals; what it believes is drawn as it learns.</source>
        <translation>Una pequeña red profunda de unidades tanh enrolla una frontera entre dos espirales; lo que cree se dibuja mientras aprende.</translation>
    </message>
    <message>
        <source>Four clouds, two classes: no line tells them apart. Try several seeds with two, three and four units, and see how often descent is trapped.</source>
        <translation>Cuatro nubes, dos clases: ninguna recta las separa. Prueba varias semillas con dos, tres y cuatro unidades y observa con qué frecuencia el descenso queda atrapado.</translation>
    </message>
    <message>
        <source>the training part holds a single class; there is nothing to tell apart</source>
        <translation>la parte de entrenamiento contiene una sola clase; no hay nada que distinguir</translation>
    </message>
    <message>
        <source>is empty; choose at least one thing that the network sees</source>
        <translation>está vacío; elige al menos una cosa que vea la red</translation>
    </message>
    <message>
        <source>leaves one of the parts without samples; give the data set more of them</source>
        <translation>deja alguna de las partes sin muestras; da más al conjunto de datos</translation>
    </message>
    <message>
        <source>an experiment is a JSON object</source>
        <translation>un experimento es un objeto JSON</translation>
    </message>
    <message>
        <source>must be a positive whole number</source>
        <translation>debe ser un número entero positivo</translation>
    </message>
    <message>
        <source>may not differ between lanes; make it a run of its own</source>
        <translation>no puede diferir entre carriles; haz de ello una ejecución aparte</translation>
    </message>
    <message>
        <source>is too large for a floating-point number</source>
        <translation>es demasiado grande para un número en coma flotante</translation>
    </message>
    <message>
        <source>must be an object of numbers by path</source>
        <translation>debe ser un objeto de números por ruta</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>pesos</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>sesgos</translation>
    </message>
    <message>
        <source>binary cross-entropy needs classes, but this data set has values to predict</source>
        <translation>la entropía cruzada binaria necesita clases, pero este conjunto de datos tiene valores que predecir</translation>
    </message>
    <message>
        <source>softmax cross-entropy needs classes, but this data set has values to predict</source>
        <translation>la entropía cruzada softmax necesita clases, pero este conjunto de datos tiene valores que predecir</translation>
    </message>
    <message>
        <source>must be the name of a kind</source>
        <translation>debe ser el nombre de un tipo</translation>
    </message>
    <message>
        <source>is not a field here</source>
        <translation>no es un campo de aquí</translation>
    </message>
    <message>
        <source>holds values that are not finite</source>
        <translation>contiene valores que no son finitos</translation>
    </message>
    <message>
        <source>the network has no layers; add at least an output</source>
        <translation>la red no tiene capas; añade al menos una salida</translation>
    </message>
    <message>
        <source>the network has no parameters; there is nothing to train</source>
        <translation>la red no tiene parámetros; no hay nada que entrenar</translation>
    </message>
    <message>
        <source>cannot change while a run goes on; restart the run</source>
        <translation>no puede cambiar durante la ejecución; reinicia la ejecución</translation>
    </message>
    <message>
        <source>has a value of its own in every lane; a change would do nothing</source>
        <translation>tiene un valor propio en cada carril; un cambio no tendría efecto</translation>
    </message>
    <message>
        <source>a failure left this run between two steps; restart it from its last checkpoint</source>
        <translation>un fallo dejó esta ejecución entre dos pasos; reanúdala desde su último punto de control</translation>
    </message>
</context>
<context>
    <name>network</name>
    <message>
        <source>Insert {layer}</source>
        <translation>Insertar capa {layer}</translation>
    </message>
    <message>
        <source>Remove {layer}</source>
        <translation>Eliminar capa {layer}</translation>
    </message>
    <message>
        <source>Duplicate {layer}</source>
        <translation>Duplicar capa {layer}</translation>
    </message>
    <message>
        <source>Move {layer}</source>
        <translation>Mover capa {layer}</translation>
    </message>
    <message>
        <source>no {title}</source>
        <translation>sin {title}</translation>
    </message>
    <message>
        <source>1 parameter</source>
        <translation>1 parámetro</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} parámetros</translation>
    </message>
</context>
</TS>
